using Robotics.Nodes.Demo;
using Robotics.Nodes.Tests.Support;
using Robotics.Ros2;

namespace Robotics.Nodes.Tests.Launch;

public class ParameterFileTests
{
    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Path.Combine(LaunchFile.Folder, "params"), "*.yaml").Select(file => Path.GetFileName(file)).Order()];

    [Fact]
    public void There_is_a_file_for_each_way_to_run() =>
        Assert.Equal(["gpu.yaml", "one_camera.yaml", "several_cameras.yaml"], Files.Select(row => row.Data));

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_file_serves_a_node_of_any_name(string file)
    {
        IReadOnlyDictionary<string, RosParameterValue> parameters = Read(file, "/any/where/node");

        Assert.True(parameters["autostart"].As<bool>());
        Assert.Contains("mask", parameters["outputs"].As<string[]>());
    }

    [Fact]
    public void Types_are_those_that_the_node_declares()
    {
        IReadOnlyDictionary<string, RosParameterValue> parameters = Read("one_camera.yaml", "/segmentation_node");

        Assert.Equal(RosParameterType.Double, parameters["max_fps"].Type);
        Assert.Equal(RosParameterType.Double, parameters["latency_budget_ms"].Type);
        Assert.Equal(RosParameterType.Integer, parameters["threads"].Type);
        Assert.Equal(RosParameterType.StringArray, parameters["outputs"].Type);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_parameter_is_one_of_the_node(string file)
    {
        string documentation = File.ReadAllText(Path.Combine(Repository.Root, "docs", "parameters.md"));

        Assert.All(Read(file, "/node").Keys, name => Assert.Contains($"| `{name}` |", documentation, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void The_node_starts_with_every_file(string file)
    {
        using TemporaryFolder folder = new();
        string model = folder.Write("tiny.onnx", TinyModel.Create());
        using NodeProcess process = new(
            FreeDomain.Find(), "node", "--seconds", "1",
            "--ros-args", "--params-file", PathOf(file), "-p", $"segmentation_node:model:={model}");

        Assert.True(process.WaitForExit() == 0, process.Errors);
    }

    private static string PathOf(string file) => Path.Combine(LaunchFile.Folder, "params", file);

    private static IReadOnlyDictionary<string, RosParameterValue> Read(string file, string node) =>
        RosArguments.Parse(["--ros-args", "--params-file", PathOf(file)]).ParameterOverrides.For(node);
}
