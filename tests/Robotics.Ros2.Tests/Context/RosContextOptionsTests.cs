namespace Robotics.Ros2.Tests;

public class RosContextOptionsTests
{
    [Fact]
    public void DefaultsAreThoseOfRos()
    {
        var options = Read([]);
        Assert.Equal(0, options.DomainId);
        Assert.Equal(RosDistro.Jazzy, options.Distro);
        Assert.Equal(DiscoveryRange.Subnet, options.DiscoveryRange);
        Assert.Null(options.CycloneConfig);
        Assert.Equal("/", options.Enclave);
        Assert.Equal("/", options.Namespace);
    }

    [Fact]
    public void ReadsTheVariables()
    {
        var options = Read(new()
        {
            ["ROS_DOMAIN_ID"] = "42",
            ["ROS_DISTRO"] = "humble",
            ["ROS_AUTOMATIC_DISCOVERY_RANGE"] = "LOCALHOST",
            ["CYCLONEDDS_URI"] = "file:///etc/cyclone.xml",
            ["ROS_NAMESPACE"] = "robot/arm",
        });
        Assert.Equal(42, options.DomainId);
        Assert.Equal(RosDistro.Humble, options.Distro);
        Assert.Equal(DiscoveryRange.Localhost, options.DiscoveryRange);
        Assert.Equal("file:///etc/cyclone.xml", options.CycloneConfig);
        Assert.Equal("/robot/arm", options.Namespace);
    }

    [Theory]
    [InlineData("1", null, DiscoveryRange.Localhost)]
    [InlineData("1", "SUBNET", DiscoveryRange.Localhost)]
    [InlineData("0", "LOCALHOST", DiscoveryRange.Localhost)]
    [InlineData("0", null, DiscoveryRange.Subnet)]
    [InlineData(null, "OFF", DiscoveryRange.Off)]
    [InlineData(null, "SYSTEM_DEFAULT", DiscoveryRange.Subnet)]
    public void TheOlderVariableWinsWhileItIsSet(string? localhostOnly, string? range, DiscoveryRange expected)
        => Assert.Equal(
            expected, Read(new() { ["ROS_LOCALHOST_ONLY"] = localhostOnly, ["ROS_AUTOMATIC_DISCOVERY_RANGE"] = range }).DiscoveryRange);

    [Theory]
    [InlineData("iron", RosDistro.Jazzy)]
    [InlineData("jazzy", RosDistro.Jazzy)]
    [InlineData("rolling", RosDistro.Jazzy)]
    [InlineData("Humble", RosDistro.Humble)]
    public void KnowsTheDistributions(string name, RosDistro distro) => Assert.Equal(distro, RosContextOptions.ParseDistro(name));

    [Theory]
    [InlineData("ROS_DOMAIN_ID", "seven")]
    [InlineData("ROS_DOMAIN_ID", "-1")]
    [InlineData("ROS_DOMAIN_ID", "233")]
    [InlineData("ROS_DISTRO", "noetic")]
    [InlineData("ROS_AUTOMATIC_DISCOVERY_RANGE", "HOUSE")]
    [InlineData("ROS_NAMESPACE", "1st")]
    public void NamesTheVariableThatIsWrong(string name, string value)
        => Assert.Contains($"'{value}'", Assert.Throws<RosException>(() => Read(new() { [name] = value })).Message);

    [Fact]
    public void RefusesADomainWithoutPorts()
        => Assert.Throws<ArgumentOutOfRangeException>(() => new RosContextOptions { DomainId = 233 });

    private static RosContextOptions Read(Dictionary<string, string?> variables)
        => RosContextOptions.FromEnvironment(name => variables.GetValueOrDefault(name));
}
