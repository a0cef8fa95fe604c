using System.Text.Json;
using System.Text.Json.Nodes;
using Robotics.Nodes.Reports;
using Robotics.Nodes.Tests.Support;

namespace Robotics.Nodes.Tests.Demo;

public class DemoSummaryTests
{
    private static readonly JsonObject s_json =
        JsonSerializer.SerializeToNode(DemoSamples.Summary(), FiguresJsonContext.Default.DemoSummary)!.AsObject();

    // The names that DESIGN.md gives to the figures of a demo.
    [Theory]
    [InlineData(
        "seconds", "transport", "model", "input", "provider", "frames", "masks", "fps", "latency_ms", "miou",
        "alloc_bytes_per_frame", "host")]
    public void The_summary_has_the_names_of_the_design(params string[] names) =>
        Assert.All(names, name => Assert.True(s_json.ContainsKey(name), name));

    [Theory]
    [InlineData("frames", "published", "received", "segmented", "dropped", "rejected")]
    [InlineData("masks", "published", "received")]
    [InlineData("latency_ms", "end_to_end", "receive", "preprocess", "inference", "postprocess", "publish")]
    [InlineData("lost", "camera_to_node", "in_node", "unreadable", "node_to_monitor")]
    public void Its_parts_have_the_names_of_the_design(string part, params string[] names) =>
        Assert.All(names, name => Assert.True(s_json[part]!.AsObject().ContainsKey(name), name));

    [Fact]
    public void Every_latency_has_its_percentiles() =>
        Assert.All(
            s_json["latency_ms"]!.AsObject(),
            stage => Assert.Equal(["p50", "p95", "p99", "max"], stage.Value!.AsObject().Select(entry => entry.Key)));

    [Fact]
    public void The_counts_are_those_of_the_processes()
    {
        Assert.Equal(600, (long)s_json["frames"]!["published"]!);
        Assert.Equal(598, (long)s_json["frames"]!["received"]!);
        Assert.Equal(580, (long)s_json["masks"]!["published"]!);
        Assert.Equal(579, (long)s_json["masks"]!["received"]!);
        Assert.Equal([288, 512], s_json["input"]!.AsArray().Select(side => (int)side!));
    }

    [Fact]
    public void Losses_are_told_apart()
    {
        JsonNode lost = s_json["lost"]!;
        Assert.Equal(
            (2, 18, 0, 1), ((int)lost["camera_to_node"]!, (int)lost["in_node"]!, (int)lost["unreadable"]!, (int)lost["node_to_monitor"]!));
    }

    [Fact]
    public void The_end_to_end_latency_is_the_monitors_and_the_stages_are_the_nodes()
    {
        Assert.Equal(31, (double)s_json["latency_ms"]!["end_to_end"]!["p50"]!);
        Assert.Equal(18, (double)s_json["latency_ms"]!["inference"]!["p50"]!);
    }

    [Fact]
    public void The_frames_shown_can_be_evaluated_again() => Assert.Equal(
        "./robotics eval --model models/tiny.onnx --split val --seeds 1000-1023 --first-frame 0 --frames 5",
        (string)s_json["eval_command"]!);
}
