using Robotics.Vision;

namespace Robotics.Inference.Tests.Models;

public sealed class SegmentationModelTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void TheManifestDescribesTheModel()
    {
        using SegmentationModel model = Load(TestModels.Logits(TestModels.Manifest()));
        Assert.Equal("tiny", model.Manifest.Name);
        Assert.Equal(["a", "b", "c", "d", "e"], model.Labels.Names);
        Assert.Equal(new Rgb24(4, 5, 6), model.Labels.Colors[1]);
        Assert.Equal(ExecutionProvider.Cpu, model.Provider);
        Assert.Null(model.FallbackReason);
        Assert.Null(model.SelfCheck);
    }

    [Fact]
    public void AMissingFileIsNamed()
    {
        string message = Assert.Throws<ModelException>(() => SegmentationModel.Load("/nowhere/m.onnx", new())).Message;
        Assert.Equal("There is no model file /nowhere/m.onnx.", message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(5000)]
    public void AnythingElseThanOnnxIsRefused(int length)
    {
        var noise = new byte[length];
        new Random(1).NextBytes(noise);
        string path = _folder.Write("noise.onnx", noise);
        Assert.StartsWith(path, Assert.Throws<ModelException>(() => SegmentationModel.Load(path, new())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TruncatedModelsAreRefused()
    {
        byte[] whole = TestModels.Logits(TestModels.Manifest());
        for (int length = 0; length < whole.Length; length += 37)
        {
            string path = _folder.Write("cut.onnx", whole[..length]);
            Assert.Throws<ModelException>(() => SegmentationModel.Load(path, new() { Threads = 1 }).Dispose());
        }
    }

    [Fact]
    public void AForeignModelWithoutSidecarIsRefused() =>
        Refused(TestModels.Logits(null), "carries no manifest (metadata property robotics.manifest), and there is no ");

    [Fact]
    public void AForeignModelRunsWithASidecar()
    {
        string path = _folder.Write("foreign.onnx", TestModels.Logits(null));
        _folder.Write("foreign.yaml", """
            # The same keys as the embedded manifest's.
            version: 1
            name: foreign
            classes: [a, b, c, d, "5"]
            palette:
              - [1, 2, 3]
              - [4, 5, 6]
              - [7, 8, 9]
              - [10, 11, 12]
              - [13, 14, 15]
            input: {height: 24, width: 32, mean: [0.4, 0.5, 0.6], std: [0.2, 0.25, 3e-1]}
            output:
              kind: logits
              stride: 4
            """);
        using SegmentationModel model = SegmentationModel.Load(path, new());
        Assert.Equal("foreign", model.Manifest.Name);
        Assert.Equal("5", model.Labels.Names[4]);
        Assert.Equal(0.3f, model.Manifest.Input.Std[2]);
    }

    [Theory]
    [InlineData("classes: [a, b", "is not valid YAML at line")]
    [InlineData("name: x\nname: y", "is not valid YAML at line")]
    [InlineData("", "there are 0 YAML documents")]
    [InlineData("[1, 2]", "The model manifest cannot be read")]
    [InlineData("name: x\nclasses: [a]", "The model manifest")]
    public void ABrokenSidecarIsNamed(string yaml, string detail)
    {
        string path = _folder.Write("foreign.onnx", TestModels.Logits(null));
        string sidecar = _folder.Write("foreign.yaml", yaml);
        string message = Assert.Throws<ModelException>(() => SegmentationModel.Load(path, new())).Message;
        Assert.StartsWith(sidecar, message, StringComparison.Ordinal);
        Assert.Contains(detail, message, StringComparison.Ordinal);
    }

    [Fact]
    public void ASidecarThatCannotBeReadIsNamed()
    {
        string path = _folder.Write("foreign.onnx", TestModels.Logits(null));
        string sidecar = Path.ChangeExtension(path, ".yaml");
        File.CreateSymbolicLink(sidecar, "/proc/self/mem");
        string message = Assert.Throws<ModelException>(() => SegmentationModel.Load(path, new())).Message;
        Assert.StartsWith($"{sidecar} cannot be read: ", message, StringComparison.Ordinal);
    }

    [Fact]
    public void ABrokenManifestIsNamed()
    {
        byte[] file = TestModels.Scores().Output("scores", TestOnnx.Float, 1, 5, 6, 8).Model((ModelManifest.MetadataKey, "{\"name\": 3"));
        Refused(file, "metadata property robotics.manifest");
    }

    public static TheoryData<string, string> Contradictions => new()
    {
        { "bytes", "input 'image' is Float, but its manifest asks for UInt8" },
        { "height", "input 'image' has shape [1, 3, 24, 32], but its manifest describes [1, 3, 48, 32]" },
        { "stride", "output 'scores' has shape [1, 5, 6, 8], but its manifest describes [1, 5, 3, 4]" },
        { "classes", "output 'scores' has shape [1, 5, 6, 8], but its manifest describes [1, 2, 6, 8]" },
        { "labels", "output 'scores' is Float, but its manifest asks for Int64 or Int32 or UInt8" },
        { "version", "version 2" },
    };

    [Theory]
    [MemberData(nameof(Contradictions))]
    public void AManifestThatContradictsTheGraphIsRefused(string what, string detail)
    {
        ModelManifest right = TestModels.Manifest();
        ModelManifest wrong = what switch
        {
            "bytes" => right with { Input = right.Input with { Dtype = "uint8", Layout = "NHWC", InGraph = true } },
            "height" => right with { Input = right.Input with { Height = 48 } },
            "stride" => right with { Output = right.Output with { Stride = 8 } },
            "classes" => right with { Classes = ["a", "b"], Palette = [new(1, 2, 3), new(4, 5, 6)] },
            "labels" => right with { Output = right.Output with { Kind = OutputKind.Labels } },
            _ => right,
        };
        string json = wrong.ToJson();
        if (what == "version")
        {
            json = json.Replace("\"version\": 1", "\"version\": 2", StringComparison.Ordinal);
        }

        Refused(TestModels.Scores().Output("scores", TestOnnx.Float, 1, 5, 6, 8).Model((ModelManifest.MetadataKey, json)), detail);
    }

    [Fact]
    public void ABatchOfFixedSizeIsRefused()
    {
        TestOnnx graph = new TestOnnx().Input("image", TestOnnx.Float, 4, 3, 24, 32).Node("Identity", ["image"], "scores")
            .Output("scores", TestOnnx.Float, 4, 3, 24, 32);
        Refused(TestModels.Model(graph, TestModels.Manifest()), "takes 4 images at once, but frames come one by one");
    }

    [Fact]
    public void TwoInputsAreRefused()
    {
        TestOnnx graph = TestModels.Scores().Input("other", TestOnnx.Float, 1).Output("scores", TestOnnx.Float, 1, 5, 6, 8);
        Refused(TestModels.Model(graph, TestModels.Manifest()), "has 2 inputs (image, other)");
    }

    [Fact]
    public void TheSelfCheckIsReplayed()
    {
        using SegmentationModel model = Load(TestModels.Logits(TestModels.Manifest(selfCheck: SelfCheck(flipped: 0))));
        Assert.Equal(new SelfCheckResult(1, 0.99), model.SelfCheck);
    }

    [Fact]
    public void AFailingSelfCheckStopsTheModelUnlessToldOtherwise()
    {
        byte[] file = TestModels.Logits(TestModels.Manifest(selfCheck: SelfCheck(flipped: 24)));
        Refused(file, "fails its self-check on Cpu: 98.00 % of the pixels agree with the exported mask, 99.00 % must");

        using SegmentationModel model = SegmentationModel.Load(_folder.Write("m.onnx", file), new(), SelfCheckPolicy.Report);
        Assert.Equal(0.98, model.SelfCheck!.Agreement, 1e-9);
        Assert.False(model.SelfCheck.Passed);
    }

    [Fact]
    public void AModelThatTheSelfCheckCannotRunIsRefused()
    {
        ModelManifest right = TestModels.Manifest(selfCheck: SelfCheck(flipped: 0));
        ModelManifest wrong = right with { Output = right.Output with { Stride = 2 } };
        Refused(TestModels.DynamicLogits(wrong), "cannot be run by ONNX Runtime: ");
    }

    /// <summary>A 40 x 30 picture and the mask this model gives for it, with some pixels made wrong.</summary>
    private ManifestSelfCheck SelfCheck(int flipped)
    {
        var picture = new byte[40 * 30 * 3];
        new Random(4).NextBytes(picture);
        var mask = new byte[40 * 30];
        using SegmentationModel model = Load(TestModels.Logits(TestModels.Manifest()));
        using var pipeline = new SegmentationPipeline(model);
        pipeline.Segment(new ImageSpan(picture, 40, 30, 120, PixelFormat.Rgb8), mask);
        for (int i = 0; i < flipped; i++)
        {
            mask[i * 7] = (byte)((mask[i * 7] + 1) % TestModels.Classes);
        }

        return new ManifestSelfCheck(40, 30, picture, mask);
    }

    private SegmentationModel Load(byte[] file) => SegmentationModel.Load(_folder.Write($"{Guid.NewGuid():N}.onnx", file), new());

    private void Refused(byte[] file, string detail)
    {
        string path = _folder.Write("refused.onnx", file);
        string message = Assert.Throws<ModelException>(() => SegmentationModel.Load(path, new())).Message;
        Assert.StartsWith(path, message, StringComparison.Ordinal);
        Assert.Contains(detail, message, StringComparison.Ordinal);
    }
}
