using System.Text.Json;
using Robotics.Nodes.Demo;
using Robotics.Nodes.Tests.Support;

namespace Robotics.Nodes.Tests.Segmentation;

public class NodeLifetimeTests
{
    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public void Signals_end_the_node_cleanly(string signal)
    {
        using TemporaryFolder folder = new();
        string figures = folder.Of("figures/node.json");
        using NodeProcess process = new(
            FreeDomain.Find(), "node", "--model", folder.Write("tiny.onnx", TinyModel.Create()), "--json", figures);
        Patience.WaitUntil(() => process.Errors.Contains("listening to /image", StringComparison.Ordinal), () => process.Errors);

        process.Signal(signal);

        Assert.Equal(0, process.WaitForExit());
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(figures));
        Assert.Equal(0, json.RootElement.GetProperty("frames").GetProperty("received").GetInt64());
        Assert.Equal(
            [TinyModel.Height, TinyModel.Width], json.RootElement.GetProperty("input").EnumerateArray().Select(side => side.GetInt32()));
    }

    [Fact]
    public void The_time_to_run_ends_the_node()
    {
        using TemporaryFolder folder = new();
        using NodeProcess process = new(
            FreeDomain.Find(), "node", "--model", folder.Write("tiny.onnx", TinyModel.Create()), "--seconds", "0.5");

        Assert.Equal(0, process.WaitForExit());
    }

    public static TheoryData<string, byte[]?, string> BadModels => new()
    {
        { "missing", null, "There is no model file" },
        { "foreign", [1, 2, 3, 4], "cannot be loaded" },
        { "undescribed", TinyModel.CreateWithoutManifest(), "carries no manifest" },
        { "wrong manifest", TinyModel.CreateWithManifest("{\"name\": 1}"), "manifest" },
        { "other input", TinyModel.CreateWithManifest(TinyModel.Manifest.ToJson().Replace("48", "96", StringComparison.Ordinal)), "48" },
    };

    [Theory]
    [MemberData(nameof(BadModels))]
    public void A_bad_model_is_one_clear_sentence_at_the_start(string kind, byte[]? content, string words)
    {
        using TemporaryFolder folder = new();
        string file = folder.Of("model.onnx");
        if (content is not null)
        {
            folder.Write("model.onnx", content);
        }

        using NodeProcess process = new(FreeDomain.Find(), "node", "--model", file);

        Assert.Equal(1, process.WaitForExit());
        string line = Assert.Single(
            process.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            text => text.StartsWith("robotics:", StringComparison.Ordinal));
        Assert.True(line.Contains(words, StringComparison.Ordinal), $"{kind}: {line}");
        Assert.DoesNotContain("   at ", process.Errors, StringComparison.Ordinal);
    }
}
