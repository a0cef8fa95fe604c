namespace Robotics.Training.Data.Continuum;

/// <summary>
/// Rendered pictures of 32x32 with twenty classes of ordered similarity (see <see cref="ContinuumClass"/>), made for distillation: what a
/// good teacher says of the wrong classes is worth knowing. Classes take turns; nothing is stored.
/// </summary>
/// <param name="split">Which part.</param>
/// <param name="count">Number of samples; a larger set begins with a smaller one.</param>
public sealed class ContinuumDataset(ContinuumSplit split, int count) : IClassificationDataset
{
    private const ulong SplitSeed = 0x434F4E54;

    public string Name => "continuum";

    public IReadOnlyList<string> ClassNames { get; } = [.. ContinuumClass.All.Select(item => item.Name)];

    public int Count => count;

    public int LabelOf(int index) => index % ContinuumClass.All.Count;

    public ISampleReader OpenReader() => new Reader(this, SplitSeed + (ulong)split);

    private sealed class Reader(ContinuumDataset dataset, ulong seed) : ISampleReader
    {
        private readonly ContinuumRenderer _renderer = new();

        public void Read(int index, SampleBuffer sample)
        {
            sample.Label = dataset.LabelOf(index);
            sample.Resize(ContinuumRenderer.Side, ContinuumRenderer.Side);
            var random = new SampleRandom(seed, (ulong)index);
            _renderer.Render(ContinuumClass.All[sample.Label], ref random, sample.Rgb);
        }

        public void Dispose()
        {
        }
    }
}
