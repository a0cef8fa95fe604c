using System.Runtime.InteropServices;
using System.Text.Json;
using Robotics.Tests;
using static TorchSharp.torch;

namespace Robotics.Training.Tests.Models.EfficientViT;

/// <summary>A tensor of the reference: its shape, samples at evenly spaced flat indices, and all values where a file has them.</summary>
internal sealed class GoldenTensor(JsonElement record)
{
    public string Name => record.TryGetProperty("name", out JsonElement name) ? name.GetString()! : "";

    /// <summary>Checks shape and values of <paramref name="actual"/>.</summary>
    public void AssertEqual(Tensor actual, double tolerance)
    {
        long[] shape = [.. record.GetProperty("shape").EnumerateArray().Select(side => side.GetInt64())];
        Assert.Equal(shape, actual.shape);
        float[] values = actual.detach().contiguous().data<float>().ToArray();
        float[] samples = [.. record.GetProperty("samples").EnumerateArray().Select(value => value.GetSingle())];
        for (long j = 0; j < samples.Length; j++)
        {
            Assert.Equal(samples[j], values[j * values.Length / samples.Length], tolerance);
        }

        if (record.TryGetProperty("bin", out JsonElement file))
        {
            ReadOnlySpan<float> all = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(RepositoryFiles.Reference(file.GetString()!)));
            Assert.Equal(all.Length, values.Length);
            for (int i = 0; i < all.Length; i++)
            {
                Assert.Equal(all[i], values[i], tolerance);
            }
        }
    }

    /// <summary>The tolerance that the reference states for outputs: 2e-5 of the largest value, at least 2e-5.</summary>
    public double OutputTolerance => 2e-5 * Math.Max(1, record.GetProperty("max_abs").GetDouble());

    public double L2 => record.GetProperty("l2").GetDouble();

    public double MaxAbs => record.GetProperty("max_abs").GetDouble();
}
