using System.Text.Json;
using Robotics.Inference;
using Robotics.Training.Cli;
using Robotics.Training.Models;
using Robotics.Training.Tests.Models;
using Robotics.Vision;
using TorchSharp.Extensions;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Tests.Export;

public sealed class ExportCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void WeightsOfRoboticsTrainSayWhatTheyAre()
    {
        string json = _folder.File("report.json");
        Assert.Equal(0, Export("--weights", Described(classes: 4), "--out", _folder.File("m.onnx"), "--json", json));

        using SegmentationModel model = SegmentationModel.Load(_folder.File("m.onnx"), new ProviderOptions { Threads = 1 });
        Assert.Equal(["a", "b", "c", "d"], model.Labels.Names);
        Assert.Equal((64, 96), (model.Manifest.Input.Height, model.Manifest.Input.Width));
        Assert.Equal(0.7, model.Manifest.Training!.Miou);
        JsonElement report = JsonDocument.Parse(File.ReadAllText(json)).RootElement;
        Assert.Equal("efficientvit-seg-b0", report.GetProperty("architecture").GetString());
        Assert.Equal(4, report.GetProperty("classes").GetInt32());
    }

    [Fact]
    public void TheInputSizeIsAnOption()
    {
        Assert.Equal(0, Export("--weights", Described(classes: 4), "--out", _folder.File("m.onnx"), "--size", "32x160"));
        using SegmentationModel model = SegmentationModel.Load(_folder.File("m.onnx"), new ProviderOptions { Threads = 1 });
        Assert.Equal((32, 160), (model.Manifest.Input.Height, model.Manifest.Input.Width));
    }

    [Fact]
    public void BareWeightsNeedTheirArchitectureAndGetALabelSet()
    {
        string weights = _folder.File("bare.safetensors");
        using (IDisposable scope = NewDisposeScope())
        {
            SafeTensors.Save(weights, GoldenWeights.Create("efficientvit-seg-b0", 19).state_dict());
        }

        Assert.Equal(2, Export("--weights", weights, "--out", _folder.File("m.onnx")));
        Assert.Equal(1, Export("--weights", weights, "--model", "efficientvit-seg-b1", "--size", "64x96", "--out", _folder.File("m.onnx")));
        Assert.False(File.Exists(_folder.File("m.onnx")));

        Assert.Equal(0, Export("--weights", weights, "--model", "efficientvit-seg-b0", "--size", "64x96", "--out", _folder.File("m.onnx")));
        using SegmentationModel model = SegmentationModel.Load(_folder.File("m.onnx"), new ProviderOptions { Threads = 1 });
        Assert.Equal(LabelSet.Cityscapes.Names, model.Labels.Names);
    }

    [Fact]
    public void AGraphThatEndsWithTheMaskMakesTheSameMask()
    {
        Assert.Equal(0, Export("--size", "128x192", "--out", _folder.File("logits.onnx")));
        Assert.Equal(0, Export("--size", "128x192", "--labels", "--out", _folder.File("labels.onnx")));

        (byte[] expected, bool tellsConfidence) = Segment("logits.onnx");
        (byte[] mask, bool labelsTellConfidence) = Segment("labels.onnx");

        Assert.True(tellsConfidence && !labelsTellConfidence);
        Assert.True(expected.Distinct().Count() > 1);

        // The two enlarge in floating point on their own: pixels between equal logits may differ.
        Assert.InRange(expected.Zip(mask).Count(pair => pair.First != pair.Second), 0, expected.Length / 1000);
    }

    private (byte[] Mask, bool TellsConfidence) Segment(string file)
    {
        using SegmentationModel model = SegmentationModel.Load(_folder.File(file), new ProviderOptions { Threads = 1 });
        using SegmentationPipeline pipeline = new(model);
        (int height, int width) = (model.Manifest.Input.Height, model.Manifest.Input.Width);
        byte[] picture = new byte[height * width * 3], mask = new byte[height * width];
        new Random(5).NextBytes(picture);
        pipeline.Segment(new ImageSpan(picture, width, height, width * 3, PixelFormat.Rgb8), mask);
        return (mask, pipeline.HasConfidence);
    }

    [Fact]
    public void BadUsageEndsWithTwo()
    {
        string weights = Described(classes: 4);
        Assert.Equal(2, Export("--weights", _folder.File("nowhere.safetensors")));
        Assert.Equal(2, Export("--weights", weights, "--size", "100x100"));
        Assert.Equal(2, Export("--weights", weights, "--size", "big"));
        Assert.Equal(2, Export("--weights", weights, "--model", "efficientvit-seg-b1"));
        Assert.Equal(2, Export("--weights", weights, "--frobnicate"));
        Assert.Equal(2, Export("--weights", weights, "--format", "tensorflow"));
        Assert.Equal(2, Export("--weights", weights, "--format", "torchscript", "--labels"));
        Assert.Equal(2, Export("--weights", Described(classes: 4, "resnet8")));
    }

    [Fact]
    public void ADamagedFileEndsWithOne()
    {
        string weights = Described(classes: 4);
        File.WriteAllBytes(weights, File.ReadAllBytes(weights)[..5000]);
        Assert.Equal(1, Export("--weights", weights, "--out", _folder.File("m.onnx")));
    }

    private static int Export(params string[] arguments) => TrainingCli.Run(["export", .. arguments]);

    private string Described(int classes, string architecture = "efficientvit-seg-b0")
    {
        using IDisposable scope = NewDisposeScope();
        LabelSet labels = LabelSet.Create("letters", [.. Enumerable.Range(0, classes).Select(id => $"{(char)('a' + id)}")]);
        var manifest = new ModelManifest(
            "letters",
            labels.Names,
            labels.Colors,
            new ManifestInput(64, 96, [0.485f, 0.456f, 0.406f], [0.229f, 0.224f, 0.225f]),
            new ManifestOutput(OutputKind.Logits, 8),
            architecture,
            new ManifestTraining { Miou = 0.7 });
        string path = _folder.File("weights.safetensors");
        ModelFile.Write(path, GoldenWeights.Create(architecture, classes), manifest);
        return path;
    }
}
