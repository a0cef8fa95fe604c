using Robotics.Nodes.Tests.Support;

namespace Robotics.Nodes.Tests.Packaging;

/// <summary>The package.xml files by the rules of REP 149, with ROS's own parser.</summary>
public sealed class ManifestTests : IDisposable
{
    private const string Check =
        """
        import sys
        from catkin_pkg.package import parse_package
        warnings = []
        package = parse_package(sys.argv[1], warnings=warnings)
        package.validate(warnings=warnings)
        print(package.name, package.package_format, package.get_build_type(), *warnings, sep='\n')
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("package.xml", "robotics")]
    [InlineData("msgs/robotics_msgs/package.xml", "robotics_msgs")]
    public void A_manifest_is_valid_without_a_warning(string file, string name)
    {
        Command check = Validate(Path.Combine(Repository.Root, file));

        Assert.True(check.ExitCode == 0, check.Errors);
        Assert.Equal([name, "3", "ament_cmake"], check.Output.TrimEnd().Split('\n'));
    }

    [Fact]
    public void A_bad_manifest_would_be_found()
    {
        string text = File.ReadAllText(Path.Combine(Repository.Root, "package.xml"));
        string bad = text.Replace("<version>0.1.0</version>", "<version>soon</version>", StringComparison.Ordinal);
        File.WriteAllText(_folder.Of("package.xml"), bad);

        Assert.NotEqual(0, Validate(_folder.Of("package.xml")).ExitCode);
    }

    // Debian's Python has the packages of Debian.
    private static Command Validate(string file) => Command.Run("/usr/bin/python3", ["-c", Check, file]);
}
