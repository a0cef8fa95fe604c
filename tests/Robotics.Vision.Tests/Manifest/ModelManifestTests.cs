using System.Text.Json.Nodes;

namespace Robotics.Vision.Tests.Manifest;

public class ModelManifestTests
{
    private const string Complete = """
        {
          "version": 1,
          "name": "street",
          "architecture": "efficientvit-seg-b0",
          "classes": ["floor", "wall"],
          "palette": [[128, 64, 128], [0, 0, 255]],
          "input": {
            "height": 288, "width": 512, "layout": "NCHW", "dtype": "float32", "pixel_order": "rgb",
            "mean": [0.485, 0.456, 0.406], "std": [0.229, 0.224, 0.225], "in_graph": true
          },
          "output": { "kind": "logits", "stride": 8 },
          "training": { "recipe_hash": "abc", "dataset": "streetscenes", "miou": 0.7, "steps": 4000, "seed": 7 },
          "quantization": { "form": "qdq", "bits": 8 },
          "self_check": { "width": 2, "height": 1, "input": "AAECAwQF", "mask": "AP8=", "min_agreement": 0.98 }
        }
        """;

    [Fact]
    public void EveryKeyIsRead()
    {
        ModelManifest manifest = ModelManifest.FromJson(Complete);

        Assert.Equal(("street", "efficientvit-seg-b0"), (manifest.Name, manifest.Architecture));
        Assert.Equal(["floor", "wall"], manifest.Classes);
        Assert.Equal([new Rgb24(128, 64, 128), new Rgb24(0, 0, 255)], manifest.Palette);
        Assert.Equal((288, 512, true), (manifest.Input.Height, manifest.Input.Width, manifest.Input.InGraph));
        Assert.Equal([0.485f, 0.456f, 0.406f], manifest.Input.Mean);
        Assert.Equal([0.229f, 0.224f, 0.225f], manifest.Input.Std);
        Assert.Equal(new ManifestOutput(OutputKind.Logits, 8), manifest.Output);
        Assert.Equal(new ManifestTraining("abc", "streetscenes", 0.7, 4000, 7), manifest.Training);
        Assert.Equal(new ManifestQuantization("qdq", 8), manifest.Quantization);
        Assert.Equal([0, 1, 2, 3, 4, 5], manifest.SelfCheck!.Input);
        Assert.Equal([0, 255], manifest.SelfCheck.Mask);
        Assert.Equal(0.98, manifest.SelfCheck.MinAgreement);
    }

    [Fact]
    public void WritingGivesBackWhatWasRead() =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Complete), JsonNode.Parse(ModelManifest.FromJson(Complete).ToJson())));

    [Fact]
    public void OptionalPartsMayBeMissing()
    {
        JsonNode json = JsonNode.Parse(Complete)!;
        foreach (string part in new[] { "version", "architecture", "training", "quantization", "self_check" })
        {
            json.AsObject().Remove(part);
        }

        foreach (string key in new[] { "layout", "dtype", "pixel_order", "in_graph" })
        {
            json["input"]!.AsObject().Remove(key);
        }

        ModelManifest manifest = ModelManifest.FromJson(json.ToJsonString());
        Assert.Equal(ModelManifest.CurrentVersion, manifest.Version);
        Assert.Null(manifest.SelfCheck);
        Assert.Equal(("NCHW", "float32", "rgb", false),
            (manifest.Input.Layout, manifest.Input.Dtype, manifest.Input.PixelOrder, manifest.Input.InGraph));
        Assert.Equal(["floor", "wall"], manifest.ToLabelSet().Names);
    }

    [Theory]
    [InlineData("version", "2", "version 2")]
    [InlineData("classes", "[]", "0 classes")]
    [InlineData("classes", """["floor", "wall", "door"]""", "3 classes but 2 palette colours")]
    [InlineData("classes", """["floor", " "]""", "a class has no name")]
    [InlineData("classes", "null", "classes")]
    [InlineData("palette", "[[1, 2, 3], [1, 2, 300]]", "three numbers within 0 to 255")]
    [InlineData("palette", "[[1, 2, 3], [1, 2]]", "three numbers within 0 to 255")]
    [InlineData("palette", "[[1, 2, 3], [1, 2, 3, 4]]", "three numbers within 0 to 255")]
    [InlineData("input.height", "0", "input size 512x0")]
    [InlineData("input.width", "\"wide\"", "cannot be read")]
    [InlineData("input.layout", "\"NHWC\"", "layout 'NHWC' is not NCHW")]
    [InlineData("input.dtype", "\"float16\"", "dtype 'float16' is not float32 or uint8")]
    [InlineData("input.dtype", "\"uint8\"", "layout 'NCHW' is not NHWC, the one for uint8")]
    [InlineData("input.pixel_order", "\"bgr\"", "pixel_order 'bgr' is not rgb")]
    [InlineData("input.mean", "[0.5]", "mean and std have 1 and 3 values")]
    [InlineData("input.std", "[0.2, 0, 0.2]", "std positive")]
    [InlineData("output.kind", "\"depth\"", "output kind 'depth' is not one of logits, labels, probabilities")]
    [InlineData("output.kind", "1", "is not one of logits, labels, probabilities")]
    [InlineData("output.stride", "0", "stride 0 is not positive")]
    [InlineData("training.miou", "70", "miou 70 is not within 0 to 1")]
    [InlineData("quantization.bits", "0", "bits 0")]
    [InlineData("self_check.width", "3", "self_check input has 6 bytes, but 3x1 rgb8 takes 9")]
    [InlineData("self_check.width", "100000000", "self_check size")]
    [InlineData("self_check.mask", "\"AA==\"", "self_check mask has 1 bytes, but 2x1 takes 2")]
    [InlineData("self_check.mask", "\"AAI=\"", "ids beyond the 2 classes")]
    [InlineData("self_check.min_agreement", "1.5", "min_agreement 1.5")]
    public void FaultIsNamed(string path, string value, string message)
    {
        JsonNode json = JsonNode.Parse(Complete)!;
        JsonNode parent = path.Contains('.') ? json[path[..path.IndexOf('.')]]! : json;
        parent[path[(path.IndexOf('.') + 1)..]] = JsonNode.Parse(value);

        ManifestException error = Assert.Throws<ManifestException>(() => ModelManifest.FromJson(json.ToJsonString()));
        Assert.Contains(message, error.Message);
    }

    [Fact]
    public void BytesAreForGraphsThatNormalise()
    {
        ManifestInput bytes = new(8, 8, [0, 0, 0], [1, 1, 1], InGraph: true, "NHWC", "uint8");
        ModelManifest manifest = ModelManifest.FromJson(Complete) with { Input = bytes };
        Assert.True(ModelManifest.FromJson(manifest.ToJson()).Input.IsBytes);
        Assert.DoesNotContain("is_bytes", manifest.ToJson(), StringComparison.Ordinal);

        ModelManifest outside = manifest with { Input = bytes with { InGraph = false } };
        Assert.Contains("so in_graph true", Assert.Throws<ManifestException>(outside.Validate).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AllFaultsAreListedAtOnce()
    {
        string json = Complete.Replace("\"stride\": 8", "\"stride\": 0").Replace("\"bits\": 8", "\"bits\": 99");
        ManifestException error = Assert.Throws<ManifestException>(() => ModelManifest.FromJson(json));
        Assert.Equal(
            "The model manifest is wrong: output stride 0 is not positive; quantization bits 99 is not within 1 to 32.", error.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"name": "street"}""")]
    public void TextThatIsNoManifestIsRejected(string json) => Assert.Throws<ManifestException>(() => ModelManifest.FromJson(json));

    [Fact]
    public void WrongManifestIsNotWritten()
    {
        ModelManifest manifest = ModelManifest.FromJson(Complete) with { Palette = [] };
        Assert.Throws<ManifestException>(manifest.ToJson);
    }
}
