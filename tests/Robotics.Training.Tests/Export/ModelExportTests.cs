using System.Text.Json;
using Robotics.Inference;
using Robotics.Training.Export;
using Robotics.Training.Models;
using Robotics.Training.Tests.Models;
using Robotics.Vision;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Tests.Export;

public sealed class ModelExportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("robotics-export-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void TheFileDescribesAndChecksItself()
    {
        using IDisposable scope = NewDisposeScope();
        string path = Path.Combine(_folder, "sub", "b0.onnx");
        ExportReport report = ModelExport.Write(GoldenWeights.Create("efficientvit-seg-b0", 19), Manifest(), path);

        using SegmentationModel model = SegmentationModel.Load(path, new ProviderOptions { Threads = 1 });
        Assert.Equal("golden", model.Manifest.Name);
        Assert.Equal(LabelSet.Cityscapes.Names, model.Labels.Names);
        Assert.Equal(new SelfCheckResult(1, 0.99), model.SelfCheck);
        Assert.Equal(1, report.SelfCheckAgreement);
        Assert.InRange(report.MaxDifference, 0, ModelExport.Tolerance * Math.Max(1, report.MaxLogit));
        Assert.Equal(new FileInfo(path).Length, report.SizeBytes);
        Assert.InRange(report.SizeBytes, 1_000_000, 4_000_000);
        Assert.Equal([path], Directory.GetFiles(Path.GetDirectoryName(path)!));

        JsonElement json = JsonDocument.Parse(report.ToJson()).RootElement;
        Assert.Equal(96, json.GetProperty("input")[1].GetInt32());
        Assert.Equal(1.0, json.GetProperty("self_check_agreement").GetDouble());
    }

    [Fact]
    public void AWrongGraphIsNotWritten()
    {
        using IDisposable scope = NewDisposeScope();
        Module<Tensor, Tensor> model = GoldenWeights.Create("efficientvit-seg-b0", 19);
        using (no_grad())
        {
            model.state_dict()["head.output_ops.0.op_list.1.conv.bias"].fill_(float.NaN);
        }

        string path = Path.Combine(_folder, "nan.onnx");
        File.WriteAllText(path, "older");
        Assert.Throws<ExportException>(() => ModelExport.Write(model, Manifest(), path));
        Assert.Equal("older", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(_folder));
    }

    [Fact]
    public void AManifestThatDoesNotFitIsRefused()
    {
        using IDisposable scope = NewDisposeScope();
        ModelManifest wrong = Manifest() with { Output = new ManifestOutput(OutputKind.Logits, 4) };
        string path = Path.Combine(_folder, "m.onnx");
        string message = Assert.Throws<ExportException>(
            () => ModelExport.Write(GoldenWeights.Create("efficientvit-seg-b0", 19), wrong, path)).Message;
        Assert.Contains("its manifest describes [1, 19, 16, 24]", message, StringComparison.Ordinal);
    }

    private static ModelManifest Manifest() => new(
        "golden",
        LabelSet.Cityscapes.Names,
        LabelSet.Cityscapes.Colors,
        new ManifestInput(64, 96, [0.485f, 0.456f, 0.406f], [0.229f, 0.224f, 0.225f]),
        new ManifestOutput(OutputKind.Logits, 8),
        "efficientvit-seg-b0");
}
