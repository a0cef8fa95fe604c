using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Robotics.Nodes.Tests.Support;

namespace Robotics.Nodes.Tests.Architecture;

/// <summary>The arrows of the design, checked on the references of the built assemblies.</summary>
public class ReferenceTests
{
    // Project, its assembly, and the projects that it may use directly (and so all that these use).
    private static readonly (string Project, string Assembly, string[] Uses)[] s_arrows =
    [
        ("Robotics.Msgs", "Robotics.Msgs", []),
        ("Robotics.Vision", "Robotics.Vision", []),
        ("Microsoft.ML.OnnxRuntime", "Microsoft.ML.OnnxRuntime", []),
        ("TorchSharp", "TorchSharp", []),
        ("Robotics.Imaging", "Robotics.Imaging", []),
        ("Robotics.Nvml", "Robotics.Nvml", []),
        ("Robotics.Compression", "Robotics.Compression", []),
        ("Robotics.Ros2", "Robotics.Ros2", ["Robotics.Msgs"]),
        ("Robotics.Bags", "Robotics.Bags", ["Robotics.Msgs", "Robotics.Compression"]),
        ("Robotics.Inference", "Robotics.Inference", ["Robotics.Vision", "Microsoft.ML.OnnxRuntime", "Robotics.Imaging"]),
        ("Robotics.Nodes.Common", "Robotics.Nodes.Common", ["Robotics.Ros2", "Robotics.Vision"]),
        ("Robotics.Nodes", "robotics-node", ["Robotics.Inference", "Robotics.Nodes.Common", "Robotics.Nvml", "Robotics.Bags"]),
        ("Robotics.Dashboard", "robotics-dashboard", ["Robotics.Nodes.Common", "Robotics.Imaging"]),
        ("Robotics.Training", "robotics-train", ["Robotics.Inference", "TorchSharp"]),
    ];

    public static TheoryData<string> Projects => [.. s_arrows.Select(arrow => arrow.Project)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Assembly_references_follow_the_arrows(string project)
    {
        HashSet<string> ours = [.. s_arrows.Select(arrow => arrow.Assembly)];
        HashSet<string> allowed = [.. Reachable(project).Select(AssemblyOf)];

        IEnumerable<string> forbidden = References(project).Where(name => ours.Contains(name) && !allowed.Contains(name));

        Assert.Empty(forbidden);
    }

    [Fact]
    public void Robotics_node_ships_without_libtorch()
    {
        IEnumerable<string?> files = Directory.EnumerateFiles(Repository.Output("Robotics.Nodes")).Select(Path.GetFileName);

        Assert.DoesNotContain(files, file => file!.Contains("torch", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Robotics_node_ships_without_a_web_server()
    {
        string runtime = File.ReadAllText(Path.Combine(Repository.Output("Robotics.Nodes"), "robotics-node.runtimeconfig.json"));

        Assert.DoesNotContain("Microsoft.AspNetCore.App", runtime, StringComparison.Ordinal);
        Assert.DoesNotContain(References("Robotics.Nodes"), name => name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));
    }

    [Fact]
    public void The_dashboard_ships_without_inference()
    {
        IEnumerable<string?> files = Directory.EnumerateFiles(Repository.Output("Robotics.Dashboard")).Select(Path.GetFileName);

        Assert.DoesNotContain(files, file => file!.Contains("onnxruntime", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Robotics_train_ships_without_the_ros_client()
    {
        IEnumerable<string?> files = Directory.EnumerateFiles(Repository.Output("Robotics.Training")).Select(Path.GetFileName);

        Assert.DoesNotContain(files, file => file is "Robotics.Ros2.dll" or "Robotics.Msgs.dll" or "librobotics_dds.so");
    }

    private static IEnumerable<string> Reachable(string project) =>
        s_arrows.Single(arrow => arrow.Project == project).Uses.SelectMany(use => Reachable(use).Prepend(use));

    private static string AssemblyOf(string project) => s_arrows.Single(arrow => arrow.Project == project).Assembly;

    private static string[] References(string project)
    {
        using FileStream file = File.OpenRead(Path.Combine(Repository.Output(project), AssemblyOf(project) + ".dll"));
        using PEReader image = new(file);
        MetadataReader metadata = image.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
    }
}
