using System.Text.Json;
using Robotics.Inference;
using Robotics.Training.Models;
using Robotics.Training.Tests.Data;
using Robotics.Vision;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Tests.Cli;

public class QuantizeCommandTests
{
    private static readonly LabelSet Labels = LabelSet.Generic(2);

    [Fact]
    public async Task Weights_become_small_are_measured_and_can_be_exported()
    {
        using ToyFolder data = ToyFolder.Create(8);
        using TempFolder folder = new();
        string weights = WriteWeights(folder), packed = folder.File("packed.safetensors"), json = folder.File("figures.json");

        (int exitCode, string output, string error) = await TrainProcess.RunAsync(
            "quantize", "--weights", weights, "--data", data.Root, "--method", "gpfq", "--bits", "4", "--images", "2", "--frames", "2",
            "--out", packed, "--json", json);

        Assert.True(exitCode == 0, error);
        Assert.Contains("5.00 bits a weight", output, StringComparison.Ordinal);
        using JsonDocument figures = JsonDocument.Parse(await File.ReadAllTextAsync(json));
        JsonElement candidate = figures.RootElement.GetProperty("candidates")[0];
        Assert.Equal(new FileInfo(packed).Length, candidate.GetProperty("size_bytes").GetInt64());
        Assert.InRange(candidate.GetProperty("size_bytes").GetInt64(), 1, new FileInfo(weights).Length / 3);
        Assert.Equal("gpfq", candidate.GetProperty("form").GetString());

        (int exported, _, string exportError) = await TrainProcess.RunAsync(
            "export", "--weights", packed, "--out", folder.File("model.onnx"));
        Assert.True(exported == 0, exportError);
    }

    [Fact]
    public async Task More_patches_fit_the_layers_otherwise()
    {
        using ToyFolder data = ToyFolder.Create(4);
        using TempFolder folder = new();
        string weights = WriteWeights(folder);
        var files = new List<byte[]>();
        foreach (string patches in (string[])["4", "32", "32"])
        {
            (int exitCode, _, string error) = await TrainProcess.RunAsync(
                "quantize", "--weights", weights, "--data", data.Root, "--bits", "3", "--images", "1", "--frames", "1", "--patches",
                patches,
                "--out", folder.File("packed.safetensors"));
            Assert.True(exitCode == 0, error);
            files.Add(await File.ReadAllBytesAsync(folder.File("packed.safetensors")));
        }

        Assert.NotEqual(files[0], files[1]);
        Assert.Equal(files[1], files[2]);
    }

    [Fact]
    public async Task A_search_writes_its_path_and_a_budget_that_is_missed_is_a_failure()
    {
        using ToyFolder data = ToyFolder.Create(8);
        using TempFolder folder = new();
        string packed = folder.File("packed.safetensors");

        (int exitCode, _, string error) = await TrainProcess.RunAsync(
            "quantize", "--weights", WriteWeights(folder), "--data", data.Root, "--method", "rtn", "--bits", "7", "--mixed",
            "--max-kilobytes", "300", "--images", "1", "--frames", "2", "--search-frames", "1", "--out", packed);

        Assert.True(exitCode == 0, error);
        string[] path = await File.ReadAllLinesAsync(folder.File("packed.path.csv"));
        Assert.InRange(long.Parse(path[^1].Split(',')[0], System.Globalization.CultureInfo.InvariantCulture), 1, 300_000);
        Assert.StartsWith("<svg", await File.ReadAllTextAsync(folder.File("packed.path.svg")), StringComparison.Ordinal);
        Assert.StartsWith(
            "layer,weights,drop_6bit", await File.ReadAllTextAsync(folder.File("packed.sensitivity.csv")), StringComparison.Ordinal);
        Assert.InRange(ModelFile.ReadManifest(packed).Quantization!.Bits, 2, 6);
    }

    [Fact]
    public async Task A_form_asked_for_is_deployed_with_its_figures_and_checks_itself()
    {
        using ToyFolder data = ToyFolder.Create(8);
        using TempFolder folder = new();
        string model = folder.File("model.onnx"), json = folder.File("figures.json");

        (int exitCode, string output, string error) = await TrainProcess.RunAsync(
            "quantize", "--weights", WriteWeights(folder), "--data", data.Root, "--deploy", "--provider", "cpu", "--form", "integer-u8",
            "--images", "2", "--frames", "2", "--out", model, "--json", json);

        Assert.True(exitCode == 0, error);
        Assert.Contains("as was asked for", output, StringComparison.Ordinal);
        using JsonDocument figures = JsonDocument.Parse(await File.ReadAllTextAsync(json));
        JsonElement[] candidates = [.. figures.RootElement.GetProperty("candidates").EnumerateArray()];
        Assert.Equal(["fp32", "integer-u8"], candidates.Select(candidate => candidate.GetProperty("form").GetString()));
        Assert.Equal([false, true], candidates.Select(candidate => candidate.GetProperty("kept").GetBoolean()));
        Assert.Equal("cpu", candidates[1].GetProperty("provider").GetString());
        Assert.InRange(candidates[1].GetProperty("agreement").GetDouble(), 0.6, 1);
        Assert.InRange(candidates[1].GetProperty("latency_ms").GetDouble(), 0.01, 1e5);
        Assert.InRange(candidates[1].GetProperty("size_bytes").GetInt64(), 1, candidates[0].GetProperty("size_bytes").GetInt64() / 2);
        JsonElement[] calibrations = [.. figures.RootElement.GetProperty("calibrations").EnumerateArray()];
        Assert.Equal(4, calibrations.Length);
        Assert.Equal(
            calibrations.MaxBy(row => row.GetProperty("agreement").GetDouble()).GetProperty("calibration").GetString(),
            candidates[1].GetProperty("calibration").GetString());
        Assert.Contains(
            figures.RootElement.GetProperty("float_layers").EnumerateArray(),
            layer => layer.GetProperty("name").GetString() == "backbone.input_stem.op_list.0.conv");
        Assert.All(figures.RootElement.GetProperty("layers").EnumerateArray(), layer =>
        {
            Assert.InRange(layer.GetProperty("ms_fp32").GetDouble(), 1e-4, 1e4);
            Assert.InRange(layer.GetProperty("ms").GetDouble(), 1e-4, 1e4);
        });
        Assert.InRange(figures.RootElement.GetProperty("other_ms").GetDouble(), 1e-4, 1e4);

        using SegmentationModel loaded = SegmentationModel.Load(model, new ProviderOptions());
        Assert.Equal(new ManifestQuantization("integer-u8", 8), loaded.Manifest.Quantization);
        Assert.True(loaded.SelfCheck!.Passed);
    }

    [Theory]
    [InlineData("--bits", "4")]
    [InlineData("--method", "gpfq")]
    [InlineData("--patches", "8")]
    public async Task Deployment_takes_no_option_of_packed_weights(string option, string value)
    {
        (int exitCode, _, string error) = await TrainProcess.RunAsync("quantize", "--deploy", option, value);

        Assert.Equal(2, exitCode);
        Assert.Contains($"{option} belongs to packed weights", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--form", "int8", "belongs to --deploy")]
    [InlineData("--provider", "cpu", "belongs to --deploy")]
    [InlineData("--max-kilobytes", "5", "belongs to --mixed")]
    [InlineData("--search-frames", "3", "belongs to --mixed")]
    public async Task Options_that_would_do_nothing_are_refused(string option, string value, string reason)
    {
        (int exitCode, _, string error) = await TrainProcess.RunAsync("quantize", option, value);

        Assert.Equal(2, exitCode);
        Assert.Contains($"{option} {reason}", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--max-kilobytes", "300", "--layer-bits names bits of layers")]
    [InlineData(null, null, "no layer stem.conv")]
    public async Task Bits_of_layers_are_used_or_refused(string? option, string? value, string reason)
    {
        using ToyFolder data = ToyFolder.Create(4);
        using TempFolder folder = new();
        (int exitCode, _, string error) = await TrainProcess.RunAsync(
        [
            "quantize", "--weights", WriteWeights(folder), "--data", data.Root, "--images", "1", "--frames", "1",
            "--layer-bits", "stem.conv=4", "--out", folder.File("packed.safetensors"),
            .. option is null ? [] : (string[])["--mixed", option, value!],
        ]);

        Assert.Equal(2, exitCode);
        Assert.Contains(reason, Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--bits", "4")]
    [InlineData("--deploy", "true")]
    public async Task Calibration_pictures_of_one_class_are_refused(string option, string value)
    {
        using ToyFolder data = ToyFolder.Create(0);
        using TempFolder folder = new();
        for (int i = 0; i < 4; i++)
        {
            data.Add($"{i}", new byte[64 * 96 * 3], new byte[64 * 96], 64, 96);
        }

        (int exitCode, _, string error) = await TrainProcess.RunAsync(
            "quantize", "--weights", WriteWeights(folder), "--data", data.Root, option, value, "--out", folder.File("quantized"));

        Assert.NotEqual(0, exitCode);
        string line = Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("fewer than two classes", line, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.File("quantized")));
    }

    [Theory]
    [InlineData("--bits", "1", "1 bits")]
    [InlineData("--method", "magic", "no weight method")]
    [InlineData("--layer-bits", "conv", "LAYER=N")]
    [InlineData("--weights", "/nowhere", "does not exist")]
    [InlineData("--mixed", "true", "budget")]
    public async Task Bad_usage_is_one_sentence_and_exit_code_2(string option, string value, string reason)
    {
        (int exitCode, _, string error) = await TrainProcess.RunAsync("quantize", option, value);

        Assert.Equal(2, exitCode);
        Assert.Contains(reason, Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    private static string WriteWeights(TempFolder folder)
    {
        using DisposeScope scope = NewDisposeScope();
        manual_seed(3);
        ModelEntry entry = ModelRegistry.GetSegmentation("efficientvit-seg-b0");
        Module<Tensor, Tensor> model = entry.Create(Labels.Count);
        string path = folder.File("weights.safetensors");
        ModelFile.Write(path, model, new ModelManifest(
            "toy", Labels.Names, Labels.Colors, new ManifestInput(64, 96, [0.5f, 0.5f, 0.5f], [0.2f, 0.2f, 0.2f]),
            new ManifestOutput(OutputKind.Logits, 8), entry.Name));
        return path;
    }
}
