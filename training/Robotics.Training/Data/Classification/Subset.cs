namespace Robotics.Training.Data.Classification;

/// <summary>Some samples of a data set, in the order in which their numbers are given.</summary>
public class Subset : IClassificationDataset
{
    private readonly IClassificationDataset _whole;
    private readonly IReadOnlyList<int> _indices;

    public Subset(IClassificationDataset whole, string name, IReadOnlyList<int> indices)
    {
        ArgumentNullException.ThrowIfNull(indices);
        (_whole, Name, _indices) = (whole, name, indices);
    }

    public string Name { get; }

    public IReadOnlyList<string> ClassNames => _whole.ClassNames;

    public int Count => _indices.Count;

    /// <summary>Samples that follow each other.</summary>
    /// <exception cref="DatasetException">The data set has fewer.</exception>
    public static Subset Range(IClassificationDataset whole, int first, int count)
    {
        ArgumentNullException.ThrowIfNull(whole);
        return first >= 0 && count >= 0 && first <= whole.Count - count
            ? new Subset(whole, whole.Name, [.. Enumerable.Range(first, count)])
            : throw new DatasetException(
                $"{whole.Name} has {whole.Count} samples here, so {count} from number {first} on cannot be taken.");
    }

    public int LabelOf(int index) => _whole.LabelOf(_indices[index]);

    public ISampleReader OpenReader() => new Reader(_indices, _whole.OpenReader());

    private sealed class Reader(IReadOnlyList<int> indices, ISampleReader whole) : ISampleReader
    {
        public void Read(int index, SampleBuffer sample) => whole.Read(indices[index], sample);

        public void Dispose() => whole.Dispose();
    }
}
