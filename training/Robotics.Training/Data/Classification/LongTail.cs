using Robotics.Training.Data.Loading;

namespace Robotics.Training.Data.Classification;

/// <summary>
/// A part of a data set in which classes are unequally frequent by a power law: of the class with rank r (0, 1, ...) the share
/// (r + 1)^-gamma of the samples is kept, one at least. Ranks are a fixed shuffle of the class ids, so that neighbouring classes do not
/// get rare together.
/// </summary>
public sealed class LongTail : Subset
{
    private const ulong RankSeed = 0x4C4F4E47;

    /// <param name="whole">The data set to take samples from.</param>
    /// <param name="gamma">Exponent; 0 keeps everything.</param>
    public LongTail(IClassificationDataset whole, double gamma)
        : base(whole, $"{whole.Name}-gamma{gamma}", Choose(whole, gamma))
    {
    }

    private static int[] Choose(IClassificationDataset whole, double gamma)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(gamma);
        var ranks = new EpochOrder(whole.ClassNames.Count, RankSeed);
        return [.. Enumerable.Range(0, whole.Count)
            .GroupBy(whole.LabelOf)
            .SelectMany(samples => samples.Take(Kept(samples.Count(), ranks[samples.Key], gamma)))
            .Order()];
    }

    private static int Kept(int samples, int rank, double gamma) => Math.Max(1, (int)Math.Round(samples * Math.Pow(rank + 1, -gamma)));
}
