using Robotics.Inference;
using Robotics.Training.Cli;
using Robotics.Training.Data;
using Robotics.Training.Data.StreetScenes;
using Robotics.Training.Evaluation;
using Robotics.Training.Evaluation.Engines;
using Robotics.Training.Export.Int8;
using Robotics.Training.Export.Onnx.Proto;
using Robotics.Vision;
using Robotics.Vision.StreetScenes;

namespace Robotics.Training.Tests.Quantization;

/// <summary>The model that the node loads by default is the shipped one, in 8 bits.</summary>
public class ShippedInt8Tests
{
    private const double MaxDrop = 0.005;

    private static readonly string Fp32 = ShippedModels.Find(ShippedModels.Fp32)!;
    private static readonly string Int8 = ShippedModels.Find(ShippedModels.Int8)!;

    [Fact]
    public void It_is_what_quantize_makes_of_the_weights()
    {
        ModelProto made = WeightForm.Write(new GraphIndex(ModelProto.Parser.ParseFrom(File.ReadAllBytes(Fp32))));
        ModelProto shipped = ModelProto.Parser.ParseFrom(File.ReadAllBytes(Int8));

        Assert.Equal(made.Graph.Node, shipped.Graph.Node);
        Assert.Equal(made.Graph.Initializer, shipped.Graph.Initializer);
        string manifest = shipped.MetadataProps.Single(property => property.Key == ModelManifest.MetadataKey).Value;
        Assert.Equal(new ManifestQuantization("weights", 8), ModelManifest.FromJson(manifest).Quantization);
        Assert.InRange(new FileInfo(Int8).Length, 1, new FileInfo(Fp32).Length / 3);
    }

    [Fact]
    public void Its_masks_are_as_good() => Assert.InRange(Miou(Int8), Miou(Fp32) - MaxDrop, 1);

    private static double Miou(string path)
    {
        using ISegmentationEngine engine = SegmentationEngines.Open(EngineKind.Onnx, path);
        return ModelEvaluator.Run(
            engine, new StreetScenesDataset(StreetScenesFrames.Sequence(StreetScenesSplit.Val, 6, 10, 3), new ImageSize(180, 320))).Miou;
    }
}
