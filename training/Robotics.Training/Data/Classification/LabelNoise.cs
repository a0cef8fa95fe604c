namespace Robotics.Training.Data.Classification;

/// <summary>
/// A data set some of whose labels are wrong (symmetric noise): with the given probability a label is one of the other classes, each as
/// likely as any. Which samples and which classes follows from the seed and the sample's number.
/// </summary>
public sealed class LabelNoise : IClassificationDataset
{
    private readonly IClassificationDataset _clean;
    private readonly double _rate;
    private readonly ulong _seed;

    /// <param name="clean">The data set with the true labels.</param>
    /// <param name="rate">Probability of a wrong label, 0 to below 1.</param>
    /// <param name="seed">Seed of the noise.</param>
    public LabelNoise(IClassificationDataset clean, double rate, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rate);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(rate, 1);
        (_clean, _rate, _seed) = (clean, rate, seed);
    }

    public string Name => $"{_clean.Name}-noise{_rate}";

    public IReadOnlyList<string> ClassNames => _clean.ClassNames;

    public int Count => _clean.Count;

    public int LabelOf(int index)
    {
        var random = new SampleRandom(_seed, (ulong)index);
        int label = _clean.LabelOf(index);
        return random.NextDouble() < _rate ? (label + 1 + random.NextInt32(ClassNames.Count - 1)) % ClassNames.Count : label;
    }

    public ISampleReader OpenReader() => new Reader(this, _clean.OpenReader());

    private sealed class Reader(LabelNoise noisy, ISampleReader clean) : ISampleReader
    {
        public void Read(int index, SampleBuffer sample)
        {
            clean.Read(index, sample);
            sample.Label = noisy.LabelOf(index);
        }

        public void Dispose() => clean.Dispose();
    }
}
