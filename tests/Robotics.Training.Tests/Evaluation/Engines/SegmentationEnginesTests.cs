using Robotics.Inference;
using Robotics.Training.Cli;
using Robotics.Training.Data;
using Robotics.Training.Data.StreetScenes;
using Robotics.Training.Evaluation;
using Robotics.Training.Evaluation.Engines;
using Robotics.Vision.StreetScenes;

namespace Robotics.Training.Tests.Evaluation.Engines;

public sealed class SegmentationEnginesTests : IDisposable
{
    private const double Tolerance = 1e-3;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void All_engines_score_the_same_weights_the_same()
    {
        string weights = ShippedModels.Find(ShippedModels.Weights)!;
        string onnx = _folder.File("m.onnx"), script = _folder.File("m.pt");
        Assert.Equal(0, TrainingCli.Run(["export", "--weights", weights, "--size", "96x160", "--out", onnx]));
        Assert.Equal(0, TrainingCli.Run(["export", "--weights", weights, "--size", "96x160", "--format", "torchscript", "--out", script]));

        EvaluationReport reference = Evaluate(EngineKind.Onnx, onnx), scripted = Evaluate(EngineKind.TorchScript, script);
        EvaluationReport ownSize = Evaluate(EngineKind.Torch, weights), traced = Evaluate(EngineKind.TorchScript, weights);

        Assert.True(reference.Miou > 0.2 && ownSize.Miou > 0.4, $"{reference.Miou} {ownSize.Miou}");
        Assert.Equal(reference.Miou, scripted.Miou, Tolerance);
        Assert.Equal(reference.PixelAccuracy, scripted.PixelAccuracy, Tolerance);
        Assert.Equal(Evaluate(EngineKind.Onnx, ShippedModels.Find(ShippedModels.Fp32)!).Miou, ownSize.Miou, Tolerance);
        Assert.Equal(ownSize.Miou, traced.Miou, Tolerance);
        Assert.Equal(
            ["onnxruntime-cpu", "torchscript-cpu", "torch-cpu", "torchscript-cpu"],
            new[] { reference, scripted, ownSize, traced }.Select(report => report.Engine));
        Assert.Equal([96, 160], scripted.Input);
    }

    [Theory]
    [InlineData("a.onnx", EngineKind.Onnx)]
    [InlineData("a.SAFETENSORS", EngineKind.Torch)]
    [InlineData("a.pt", EngineKind.TorchScript)]
    [InlineData("a", EngineKind.Onnx)]
    public void A_file_names_its_engine(string path, EngineKind kind) => Assert.Equal(kind, SegmentationEngines.For(path));

    private static EvaluationReport Evaluate(EngineKind kind, string path)
    {
        using ISegmentationEngine engine = SegmentationEngines.Open(kind, path);
        var dataset = new StreetScenesDataset(StreetScenesFrames.Sequence(StreetScenesSplit.Val, 3, 10, 3), new ImageSize(180, 320));
        return ModelEvaluator.Run(engine, dataset);
    }
}
