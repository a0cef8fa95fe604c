using System.Text.Json;
using Robotics.Training.Data;
using Robotics.Training.Export;
using Robotics.Training.Models;
using Robotics.Vision;

namespace Robotics.Training.Tests.Cli;

public class EvalCommandTests
{
    public static TheoryData<string, string[]> BadUsage => new()
    {
        { "There is no folder /nowhere", ["--data", "/nowhere"] },
        { "--split takes train or val", ["--split", "test"] },
        { "--seeds takes two numbers", ["--seeds", "9-3"] },
        { "--first-frame must not be negative", ["--first-frame", "-1"] },
        { "a folder is evaluated whole", ["--data", ".", "--frames", "3"] },
        { "--engine torch does not run m.onnx", ["--engine", "torch", "--model", "m.onnx"] },
        { "engine", ["--engine", "tensorflow"] },
    };

    [Theory]
    [MemberData(nameof(BadUsage))]
    public async Task Bad_usage_is_one_sentence_and_exit_code_2(string sentence, string[] arguments)
    {
        (int exitCode, _, string error) = await TrainProcess.RunAsync(["eval", .. arguments]);
        Assert.Equal(2, exitCode);
        Assert.Contains(sentence, error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task A_missing_model_is_exit_code_1()
    {
        (int exitCode, _, string error) = await TrainProcess.RunAsync("eval", "--model", "/nowhere.onnx");
        Assert.Equal(1, exitCode);
        Assert.Contains("There is no model file /nowhere.onnx", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sequence_writes_the_figures_that_the_design_names()
    {
        using TempFolder folder = new();
        using (var model = ModelRegistry.Create("efficientvit-seg-b0", 19))
        {
            ModelExport.Write(model, Manifest(), folder.File("m.onnx"));
        }

        (int exitCode, string output, string error) = await TrainProcess.RunAsync(
            "eval", "--model", folder.File("m.onnx"), "--seed", "4", "--first-frame", "30", "--frames", "2",
            "--json", folder.File("eval.json"));
        Assert.True(exitCode == 0, error);
        Assert.Contains("mIoU", output, StringComparison.Ordinal);

        using JsonDocument document = JsonDocument.Parse(await File.ReadAllTextAsync(folder.File("eval.json")));
        JsonElement root = document.RootElement;
        Assert.Equal(2, root.GetProperty("frames").GetInt32());
        Assert.InRange(root.GetProperty("miou").GetDouble(), 0, 1);
        Assert.InRange(root.GetProperty("pixel_accuracy").GetDouble(), 0, 1);
        Assert.True(root.GetProperty("class_iou").TryGetProperty("road", out _));
        Assert.True(root.GetProperty("fps").GetDouble() > 0);
        Assert.Equal("onnxruntime-cpu", root.GetProperty("engine").GetString());
        Assert.EndsWith("m.onnx", root.GetProperty("model").GetString(), StringComparison.Ordinal);
        Assert.Equal(64, root.GetProperty("sha256_masks").GetString()!.Length);
        foreach (string stage in new[] { "end_to_end", "preprocess", "inference", "postprocess" })
        {
            Assert.True(root.GetProperty("latency_ms").GetProperty(stage).GetProperty("p99").GetDouble() > 0);
        }
    }

    private static ModelManifest Manifest() => new(
        "test", LabelSet.Cityscapes.Names, LabelSet.Cityscapes.Colors, new ManifestInput(32, 64, PixelStatistics.Mean, PixelStatistics.Std),
        new ManifestOutput(OutputKind.Logits, 8), "efficientvit-seg-b0");
}
