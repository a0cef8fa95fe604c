using System.Numerics.Tensors;

namespace Robotics.Training.Quantization.Activations;

/// <summary>
/// How often an activation takes which value: bins of one width on either side of zero, the last of which ends at the largest magnitude.
/// </summary>
public sealed class ActivationHistogram
{
    /// <summary>Bins on each side of zero.</summary>
    public const int Bins = 2048;

    private readonly long[] _negative = new long[Bins];
    private readonly long[] _positive = new long[Bins];

    /// <param name="range">Smallest and largest value that will be added.</param>
    public ActivationHistogram(ActivationRange range)
    {
        Range = range;
        BinWidth = Math.Max(Math.Abs(range.Min), Math.Abs(range.Max)) / (double)Bins;
    }

    /// <summary>Smallest and largest value.</summary>
    public ActivationRange Range { get; }

    /// <summary>Width of a bin; 0 where every value is zero.</summary>
    public double BinWidth { get; }

    /// <summary>Number of values.</summary>
    public long Count { get; private set; }

    /// <summary>Values by magnitude: bin i holds those below zero from i to i + 1 bin widths.</summary>
    public ReadOnlySpan<long> Negative => _negative;

    /// <summary>The same for zero and above.</summary>
    public ReadOnlySpan<long> Positive => _positive;

    /// <summary>Both sides together.</summary>
    public long[] Magnitudes()
    {
        var sum = new long[Bins];
        TensorPrimitives.Add<long>(_negative, _positive, sum);
        return sum;
    }

    /// <summary>Counts values.</summary>
    public void Add(ReadOnlySpan<float> values)
    {
        Count += values.Length;
        float bins = BinWidth > 0 ? (float)(1 / BinWidth) : 0;
        foreach (float value in values)
        {
            long[] side = value < 0 ? _negative : _positive;
            side[Math.Min((int)(Math.Abs(value) * bins), Bins - 1)]++;
        }
    }
}
