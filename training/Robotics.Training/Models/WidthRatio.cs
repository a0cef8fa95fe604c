namespace Robotics.Training.Models;

/// <summary>Scales numbers of channels, for ensembles of unequal widths.</summary>
public static class WidthRatio
{
    /// <summary>What numbers of channels are rounded to where nothing else asks for more.</summary>
    public const int Granularity = 8;

    /// <summary>The nearest multiple of <paramref name="granularity"/> to <c>width * ratio</c>, at least one of it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The ratio is not positive.</exception>
    public static int Apply(int width, double ratio, int granularity = Granularity)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(ratio);
        return ratio == 1 ? width : Math.Max(granularity, (int)Math.Round(width * ratio / granularity) * granularity);
    }
}
