using System.Text;

namespace Robotics.Tests;

/// <summary>
/// The integer hash that fills the inputs and weights behind the golden numbers in <c>tests/reference</c>: exact in any language.
/// </summary>
internal static class GoldenFormula
{
    /// <summary>Value <paramref name="index"/> of the sequence called <paramref name="name"/>, within [-1, 1).</summary>
    public static double Raw(string name, long index) => Raw(Hash(name), index);

    /// <summary>A tensor: <c>offset + scale * raw</c>, row-major.</summary>
    public static float[] Generic(string name, long count, double scale, double offset)
    {
        uint hash = Hash(name);
        var values = new float[count];
        for (long i = 0; i < count; i++)
        {
            values[i] = (float)(offset + scale * Raw(hash, i));
        }

        return values;
    }

    /// <summary>Class ids 0 .. <paramref name="classes"/> - 1.</summary>
    public static int[] Labels(string name, int count, int classes)
    {
        uint hash = Hash(name);
        var labels = new int[count];
        for (int i = 0; i < count; i++)
        {
            labels[i] = (int)Math.Floor((Raw(hash, i) + 1.0) * 0.5 * classes);
        }

        return labels;
    }

    /// <summary>The tensor of a state dict, row-major; what it holds follows from the last part of its key.</summary>
    public static float[] State(string key, ReadOnlySpan<long> shape)
    {
        long count = 1;
        foreach (long size in shape)
        {
            count *= size;
        }

        double scale = shape.Length >= 2 ? Math.Sqrt(3.0 / (count / (double)shape[0])) : double.NaN;
        Func<double, double> value = (key[(key.LastIndexOf('.') + 1)..], shape.Length) switch
        {
            ("num_batches_tracked", _) => _ => 0,
            ("running_mean" or "bias", _) => raw => 0.1 * raw,
            ("running_var", _) => raw => 1.0 + 0.5 * (raw * raw),
            (_, >= 2) => raw => scale * raw,
            ("weight", 1) => raw => 1.0 + 0.1 * raw,
            _ => throw new ArgumentException($"The formula does not cover the tensor '{key}' of {shape.Length} dimensions.", nameof(key)),
        };

        uint hash = Hash(key);
        var values = new float[count];
        for (long i = 0; i < count; i++)
        {
            values[i] = (float)value(Raw(hash, i));
        }

        return values;
    }

    /// <summary>FNV-1a, 32 bits, over the name in UTF-8.</summary>
    public static uint Hash(string name)
    {
        uint hash = 2166136261;
        foreach (byte b in Encoding.UTF8.GetBytes(name))
        {
            hash = (hash ^ b) * 16777619;
        }

        return hash;
    }

    private static double Raw(uint hash, long index)
    {
        uint x = hash + (uint)index * 0x9E3779B9;
        x ^= x >> 16;
        x *= 0x7FEB352D;
        x ^= x >> 15;
        x *= 0x846CA68B;
        x ^= x >> 16;
        return x / 2147483648.0 - 1.0;
    }
}
