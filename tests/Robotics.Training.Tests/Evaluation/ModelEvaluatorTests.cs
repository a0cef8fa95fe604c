using System.Security.Cryptography;
using Robotics.Inference;
using Robotics.Training.Data;
using Robotics.Training.Data.StreetScenes;
using Robotics.Training.Evaluation;
using Robotics.Training.Evaluation.Engines;
using Robotics.Training.Export;
using Robotics.Training.Models;
using Robotics.Training.Tests.Data;
using Robotics.Vision;
using Robotics.Vision.StreetScenes;
using static TorchSharp.torch;

namespace Robotics.Training.Tests.Evaluation;

public class ModelEvaluatorTests
{
    private static readonly ImageSize Input = new(64, 128);

    [Fact]
    public void The_exported_model_scores_what_the_trained_one_did()
    {
        using TempFolder folder = new();
        using var model = ModelRegistry.Create("efficientvit-seg-b0", 19);
        using OnnxEngine exported = Export(model, folder, LabelSet.Cityscapes);
        var dataset = new StreetScenesDataset(StreetScenesFrames.Sequence(StreetScenesSplit.Val, 3, 10, 4), new ImageSize(90, 160));

        EvaluationReport report = ModelEvaluator.Run(exported, dataset);
        using var validator = new Validator(dataset, 4, Input, 8, CPU);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        ConfusionMatrix expected = validator.Run(model, (_, _, mask) => hash.AppendData(mask));

        Assert.Equal(4, report.Frames);
        Assert.Equal(expected.MeanIou, report.Miou, 1e-3);
        Assert.Equal(expected.PixelAccuracy, report.PixelAccuracy, 1e-3);
        Assert.Equal(report.Sha256Masks, ModelEvaluator.Run(exported, dataset).Sha256Masks);
        Assert.True(report.Fps > 0 && report.LatencyMs.EndToEnd.P50 >= report.LatencyMs.Inference.P50);
    }

    [Fact]
    public void A_data_set_of_another_class_count_is_refused()
    {
        using TempFolder folder = new();
        using var model = ModelRegistry.Create("efficientvit-seg-b0", 3);
        using OnnxEngine exported = Export(model, folder, LabelSet.Generic(3));
        var error = Assert.Throws<DatasetException>(() => ModelEvaluator.Run(exported, new CountingDataset(5)));
        Assert.Contains("knows 3 classes, but the data set counting has 5", error.Message, StringComparison.Ordinal);
    }

    private static OnnxEngine Export(nn.Module<Tensor, Tensor> model, TempFolder folder, LabelSet labels)
    {
        var manifest = new ModelManifest(
            "test", labels.Names, labels.Colors, new ManifestInput(Input.Height, Input.Width, PixelStatistics.Mean, PixelStatistics.Std),
            new ManifestOutput(OutputKind.Logits, 8), "efficientvit-seg-b0");
        ModelExport.Write(model, manifest, folder.File("m.onnx"));
        return new OnnxEngine(SegmentationModel.Load(folder.File("m.onnx"), new ProviderOptions()));
    }
}
