using System.Xml.Linq;
using Robotics.Msgs.Tests.Support;

namespace Robotics.Msgs.Tests.Packages;

/// <summary>robotics_msgs is a package that colcon builds.</summary>
public class InterfacePackageTests
{
    private static readonly string Folder = Path.Combine(ReferenceData.RepositoryRoot, "msgs/robotics_msgs");

    [Fact]
    public void TheManifestDeclaresAnInterfacePackage()
    {
        var package = XDocument.Load(Path.Combine(Folder, "package.xml")).Root!;

        Assert.Equal("3", package.Attribute("format")!.Value);
        Assert.Equal("robotics_msgs", package.Element("name")!.Value);
        Assert.Equal("Apache-2.0", package.Element("license")!.Value);
        Assert.Equal(["ament_cmake", "rosidl_default_generators"], package.Elements("buildtool_depend").Select(item => item.Value));
        Assert.Equal("rosidl_default_runtime", package.Element("exec_depend")!.Value);
        Assert.Equal("rosidl_interface_packages", package.Element("member_of_group")!.Value);
        Assert.Equal("ament_cmake", package.Element("export")!.Element("build_type")!.Value);
        Assert.Equal(PackagesUsed(), package.Elements("depend").Select(item => item.Value));
    }

    [Fact]
    public void TheBuildGeneratesEveryMessage()
    {
        var build = File.ReadAllText(Path.Combine(Folder, "CMakeLists.txt"));

        Assert.Contains("find_package(rosidl_default_generators REQUIRED)", build, StringComparison.Ordinal);
        Assert.All(MessageFiles(), file => Assert.Contains($"\"msg/{Path.GetFileName(file)}\"", build, StringComparison.Ordinal));
        Assert.All(PackagesUsed(), package => Assert.Contains($"find_package({package} REQUIRED)", build, StringComparison.Ordinal));
    }

    [Fact]
    public void EveryFieldHasAComment()
    {
        foreach (var file in MessageFiles())
        {
            var lines = File.ReadAllLines(file);
            for (var i = 1; i < lines.Length; i++)
            {
                var isField = lines[i].Length > 0 && lines[i][0] != '#';
                Assert.True(!isField || lines[i - 1].StartsWith("# ", StringComparison.Ordinal), $"'{lines[i]}' needs a comment above it");
            }
        }
    }

    private static string[] MessageFiles() => Directory.GetFiles(Path.Combine(Folder, "msg"), "*.msg");

    private static IEnumerable<string> PackagesUsed()
        => MessageFiles().SelectMany(File.ReadLines)
            .Where(line => line.Length > 0 && line[0] != '#' && line.Contains('/', StringComparison.Ordinal))
            .Select(line => line.Split('/')[0])
            .Distinct()
            .Order();
}
