using Robotics.Nodes.Demo;
using Robotics.Nodes.Tests.Support;
using Robotics.Ros2;

namespace Robotics.Nodes.Tests.Ros;

/// <summary>Which Cyclone DDS a program loads, where there are several or none.</summary>
public sealed class CycloneLibraryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_library_that_is_named_and_cannot_be_had_is_an_error()
    {
        Command monitor = Monitor("ROBOTICS_LIBDDSC", "/nowhere/libddsc.so");

        Assert.Equal(1, monitor.ExitCode);
        Assert.Contains("/nowhere/libddsc.so", monitor.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_library_that_is_named_and_of_another_version_is_an_error()
    {
        File.Copy(Installed(), _folder.Of("libddsc.so.12.0.0"));

        Command monitor = Monitor("ROBOTICS_LIBDDSC", _folder.Of("libddsc.so.12.0.0"));

        Assert.Equal(1, monitor.ExitCode);
        Assert.Contains("is another version", monitor.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_library_of_another_version_does_not_hide_the_right_one()
    {
        File.Copy(Installed(), _folder.Of("libddsc.so.12.0.0"));
        File.CreateSymbolicLink(_folder.Of("libddsc.so.0debian"), _folder.Of("libddsc.so.12.0.0"));
        File.CreateSymbolicLink(_folder.Of("libddsc.so.0"), _folder.Of("libddsc.so.12.0.0"));
        File.CreateSymbolicLink(_folder.Of("libddsc.so"), Installed());

        Command monitor = Monitor("LD_LIBRARY_PATH", _folder.Path);

        Assert.True(monitor.ExitCode == 0, monitor.Everything);
    }

    private static Command Monitor(string variable, string value) => Command.Run(
        Path.Combine(Repository.Output("Robotics.Nodes"), "robotics-node"),
        ["monitor", "--seconds", "0.1", "--domain", $"{FreeDomain.Find()}"],
        new Dictionary<string, string?> { [variable] = value, ["ROS_AUTOMATIC_DISCOVERY_RANGE"] = "LOCALHOST" });

    /// <summary>The library that this process uses.</summary>
    private static string Installed()
    {
        using RosContext context = new(new RosContextOptions { DomainId = FreeDomain.Find(), DiscoveryRange = DiscoveryRange.Localhost });
        string line = File.ReadLines("/proc/self/maps").First(line => line.Contains("/libddsc.so", StringComparison.Ordinal));
        return line[line.IndexOf('/')..];
    }
}
