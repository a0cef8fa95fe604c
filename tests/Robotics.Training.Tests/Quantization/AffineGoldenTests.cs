using System.Text.Json;
using Robotics.Tests;
using Robotics.Training.Quantization.Affine;

namespace Robotics.Training.Tests.Quantization;

/// <summary>Scales and codes of PyTorch's observers and fake quantization.</summary>
public sealed class AffineGoldenTests
{
    private static readonly JsonElement Golden =
        JsonDocument.Parse(File.ReadAllBytes(RepositoryFiles.Reference("quant/int8_fakequant.json"))).RootElement;

    [Theory]
    [InlineData("weight_per_channel_symmetric_int8")]
    [InlineData("weight_per_channel_symmetric_int8_restricted")]
    public void Weights_by_channel(string id)
    {
        JsonElement golden = Find(id);
        int[] shape = Shape(golden);
        float[] weights = GoldenFormula.State(Name(golden), [.. shape.Select(size => (long)size)]);
        int length = weights.Length / shape[0];
        AffineRange range = id.EndsWith("restricted", StringComparison.Ordinal) ? AffineRange.NarrowInt8 : AffineRange.Int8;
        for (int channel = 0; channel < shape[0]; channel++)
        {
            float[] values = weights[(channel * length)..((channel + 1) * length)];
            AffineQuantizer quantizer = AffineQuantizer.Symmetric(values.Max(MathF.Abs), range);
            AssertScale(golden.GetProperty("scale")[channel], quantizer.Scale);
            AssertCodes(golden.GetProperty("q"), channel * length, values, quantizer);
        }
    }

    [Theory]
    [InlineData("act_per_tensor_affine_uint8")]
    [InlineData("act_per_tensor_affine_int8")]
    [InlineData("act_per_tensor_symmetric_int8")]
    public void Activations_by_tensor(string id)
    {
        JsonElement golden = Find(id);
        float[] values = GoldenFormula.Generic(
            Name(golden),
            Shape(golden).Aggregate(1, (product, size) => product * size),
            golden.GetProperty("tensor").GetProperty("scale").GetDouble(),
            golden.GetProperty("tensor").GetProperty("offset").GetDouble());
        AffineQuantizer quantizer = id switch
        {
            "act_per_tensor_affine_uint8" => AffineQuantizer.Asymmetric(values.Min(), values.Max(), AffineRange.UInt8),
            "act_per_tensor_affine_int8" => AffineQuantizer.Asymmetric(values.Min(), values.Max(), AffineRange.Int8),
            _ => AffineQuantizer.Symmetric(values.Max(MathF.Abs), AffineRange.Int8),
        };

        AssertScale(golden.GetProperty("scale"), quantizer.Scale);
        Assert.Equal(golden.GetProperty("zero_point").GetInt32(), quantizer.ZeroPoint);
        AssertCodes(golden.GetProperty("q"), 0, values, quantizer);
    }

    [Fact]
    public void Zero_is_exact_and_codes_are_their_own_rounding()
    {
        AffineQuantizer quantizer = AffineQuantizer.Asymmetric(0.5f, 3f, AffineRange.UInt8);

        Assert.Equal(0f, quantizer.Decode(quantizer.Encode(0)));
        Assert.All(Enumerable.Range(0, 256), code => Assert.Equal(code, quantizer.Encode(quantizer.Decode(code))));
    }

    private static JsonElement Find(string id) =>
        Golden.GetProperty("cases").EnumerateArray().Single(item => item.GetProperty("id").GetString() == id);

    private static string Name(JsonElement golden) => golden.GetProperty("tensor").GetProperty("name").GetString()!;

    private static int[] Shape(JsonElement golden) =>
        [.. golden.GetProperty("tensor").GetProperty("shape").EnumerateArray().Select(size => size.GetInt32())];

    private static void AssertScale(JsonElement expected, float actual) => Assert.Equal(expected.GetSingle(), actual, 1e-9f);

    private static void AssertCodes(JsonElement expected, int first, float[] values, AffineQuantizer quantizer)
    {
        // The records hold the first codes of a long tensor only.
        int count = Math.Clamp(expected.GetArrayLength() - first, 0, values.Length);
        for (int i = 0; i < count; i++)
        {
            int difference = Math.Abs(expected[first + i].GetInt32() - quantizer.Encode(values[i]));
            float position = values[i] / quantizer.Scale;
            bool atHalf = Math.Abs(position - MathF.Floor(position) - 0.5f) < 1e-4f;
            Assert.True(difference <= (atHalf ? 1 : 0), $"code {first + i} is {quantizer.Encode(values[i])}");
        }
    }
}
