using System.Net;
using Microsoft.AspNetCore.Http;
using Robotics.Dashboard.Security;

namespace Robotics.Dashboard.Tests.Security;

public class AllowedHostsTests
{
    [Theory]
    [InlineData("127.0.0.1:8765", true)]
    [InlineData("127.0.0.1", true)]
    [InlineData("localhost:1234", true)]
    [InlineData("LOCALHOST", true)]
    [InlineData("[::1]:8765", true)]
    [InlineData("evil.example", false)]
    [InlineData("localhost.evil.example", false)]
    [InlineData("127.0.0.1.evil.example", false)]
    [InlineData("192.168.1.2", false)]
    [InlineData("", false)]
    public void On_loopback_only_its_own_names_are_answered(string host, bool isAllowed) =>
        Assert.Equal(isAllowed, new AllowedHosts(IPAddress.Loopback).Allows(new HostString(host)));

    [Theory]
    [InlineData("192.168.1.2:8765", true)]
    [InlineData("[fe80::1]:8765", true)]
    [InlineData("localhost", true)]
    [InlineData("evil.example", false)]
    [InlineData("", false)]
    public void On_a_network_numbers_are_answered_too(string host, bool isAllowed) =>
        Assert.Equal(isAllowed, new AllowedHosts(IPAddress.Any).Allows(new HostString(host)));

    [Fact]
    public void On_a_network_the_machine_answers_to_its_name() =>
        Assert.True(new AllowedHosts(IPAddress.Any).Allows(new HostString(Environment.MachineName, 8765)));
}
