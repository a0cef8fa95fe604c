using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text.Json;
using Robotics.Nodes.Demo;
using Robotics.Nodes.Tests.Launch;
using Robotics.Nodes.Tests.Support;

namespace Robotics.Nodes.Tests.Packaging;

/// <summary>What <c>./robotics publish</c> makes, where a colcon workspace has it.</summary>
public class InstalledPackageTests(InstalledPackage package) : IClassFixture<InstalledPackage>
{
    private string Program => Path.Combine(package.Programs, "robotics-node");

    [Fact]
    [SupportedOSPlatform("linux")]
    public void There_is_one_program_and_nothing_of_the_training()
    {
        string[] files = Directory.GetFiles(package.Programs, "*", SearchOption.AllDirectories);

        Assert.Equal([Program], files.Where(file => (File.GetUnixFileMode(file) & UnixFileMode.UserExecute) != 0));
        Assert.DoesNotContain(files, file => file.Contains("torch", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(files, file => file.Contains("Robotics.Training", StringComparison.Ordinal));
        Assert.Superset(
            new HashSet<string>(
                ["librobotics_dds.so", "libonnxruntime.so", "libcoreclr.so", "README.md", "LICENSE",
                    "models/efficientvit-seg-b0-streetscenes-int8.onnx", "params/one_camera.yaml",
                    "systemd/robotics-segmentation.service"]),
            files.Select(file => Path.GetRelativePath(package.Programs, file)).ToHashSet());
    }

    [Fact]
    public void It_runs_without_dotnet()
    {
        string figures = package.Folder.Of("node.json");
        Dictionary<string, string?> bare = new()
        {
            ["PATH"] = "/usr/bin:/bin",
            ["DOTNET_ROOT"] = null,
            ["ROS_DOMAIN_ID"] = $"{FreeDomain.Find()}",
            ["ROS_AUTOMATIC_DISCOVERY_RANGE"] = "LOCALHOST",
        };
        string parameters = Path.Combine(package.Programs, "params", "one_camera.yaml");

        Command help = Command.Run(Program, ["--help"], bare);
        Command node = Command.Run(Program, ["node", "--seconds", "1", "--json", figures, "--ros-args", "--params-file", parameters], bare);

        Assert.Equal(0, help.ExitCode);
        Assert.Contains("segmentation", help.Output, StringComparison.Ordinal);
        Assert.True(node.ExitCode == 0, node.Everything);
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(figures));
        Assert.Contains("efficientvit", json.RootElement.GetProperty("model").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Ros_finds_the_package_and_its_launch_files()
    {
        string share = Path.Combine(package.Prefix, "share", "robotics");

        Assert.True(File.Exists(Path.Combine(package.Prefix, "share", "ament_index", "resource_index", "packages", "robotics")));
        Assert.True(File.Exists(Path.Combine(share, "package.xml")));
        Assert.Equal(
            ["bringup.launch.py", "params/gpu.yaml", "params/one_camera.yaml", "params/several_cameras.yaml", "segmentation.launch.py"],
            Directory.GetFiles(Path.Combine(share, "launch"), "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Path.Combine(share, "launch"), file)).Order(StringComparer.Ordinal));
        LaunchFile launch = LaunchFile.Run(Path.Combine(share, "launch", "bringup.launch.py"), package.Folder);
        Assert.Contains(Path.Combine(share, "launch", "params", "one_camera.yaml"), launch.Nodes[0].Command);
        Assert.All(launch.Nodes, node => Assert.True(File.Exists(Path.Combine(package.Prefix, "lib", node.Package, node.Executable))));
    }

    [Fact]
    public void Every_library_is_for_this_processor()
    {
        ushort machine = RuntimeInformation.OSArchitecture == System.Runtime.InteropServices.Architecture.Arm64 ? (ushort)183 : (ushort)62;

        foreach (string library in Directory.GetFiles(package.Programs, "*.so"))
        {
            using BinaryReader elf = new(File.OpenRead(library));
            elf.BaseStream.Position = 18;
            Assert.True(machine == elf.ReadUInt16(), library);
        }
    }
}
