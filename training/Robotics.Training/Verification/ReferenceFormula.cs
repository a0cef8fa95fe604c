using System.Text;

namespace Robotics.Training.Verification;

/// <summary>
/// The integer hash that makes the inputs and weights behind reference numbers. It needs no floating-point library function, so
/// that every language gets the same bits.
/// </summary>
public static partial class ReferenceFormula
{
    /// <summary>FNV-1a, 32 bits, over the name in UTF-8.</summary>
    public static uint Hash(string name)
    {
        uint hash = 2166136261;
        foreach (byte part in Encoding.UTF8.GetBytes(name))
        {
            hash = (hash ^ part) * 16777619;
        }

        return hash;
    }

    /// <summary>Value <paramref name="index"/> of the sequence called <paramref name="name"/>, within [-1, 1).</summary>
    public static double Raw(string name, long index) => Raw(Hash(name), index);

    /// <summary><paramref name="count"/> values <c>offset + scale * raw</c>.</summary>
    public static float[] Generic(string name, long count, double scale, double offset = 0) =>
        Fill(name, count, raw => offset + scale * raw);

    /// <summary><paramref name="count"/> class ids 0 .. <paramref name="classes"/> - 1.</summary>
    public static int[] Labels(string name, int count, int classes)
    {
        uint hash = Hash(name);
        return [.. Enumerable.Range(0, count).Select(i => (int)Math.Floor((Raw(hash, i) + 1.0) * 0.5 * classes))];
    }

    /// <summary>The tensor of a state dictionary, row-major; what it holds follows from the last part of its key.</summary>
    /// <param name="key">Key in the state dictionary.</param>
    /// <param name="shape">Shape of the tensor.</param>
    /// <param name="name">Name that is hashed; the key itself where it is left out.</param>
    /// <exception cref="ArgumentException">The formula says nothing about a tensor of that key and shape.</exception>
    public static float[] State(string key, ReadOnlySpan<long> shape, string? name = null)
    {
        long count = 1;
        foreach (long side in shape)
        {
            count *= side;
        }

        double scale = shape.Length < 2 ? 0 : Math.Sqrt(3.0 / (count / (double)shape[0]));
        return (key[(key.LastIndexOf('.') + 1)..], shape.Length) switch
        {
            ("num_batches_tracked", _) => new float[count],
            ("running_mean" or "bias", _) => Fill(name ?? key, count, raw => 0.1 * raw),
            ("running_var", _) => Fill(name ?? key, count, raw => 1.0 + 0.5 * (raw * raw)),
            (_, >= 2) => Fill(name ?? key, count, raw => scale * raw),
            ("weight", 1) => Fill(name ?? key, count, raw => 1.0 + 0.1 * raw),
            _ => throw new ArgumentException($"The formula does not cover '{key}', a tensor of {shape.Length} dimensions.", nameof(key)),
        };
    }

    private static float[] Fill(string name, long count, Func<double, double> value)
    {
        uint hash = Hash(name);
        var values = new float[count];
        for (long i = 0; i < count; i++)
        {
            values[i] = (float)value(Raw(hash, i));
        }

        return values;
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
