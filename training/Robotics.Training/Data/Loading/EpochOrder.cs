namespace Robotics.Training.Data.Loading;

/// <summary>
/// The endless sequence of sample indices of a run: each epoch is a permutation drawn from (seed, epoch), so that position n is
/// the same in a resumed run. Not thread-safe.
/// </summary>
public sealed class EpochOrder(int count, ulong seed)
{
    private readonly int[] _order = new int[count];
    private long _epoch = -1;

    /// <summary>Index of the sample at <paramref name="position"/>, counted from the run's first sample.</summary>
    public int this[long position]
    {
        get
        {
            long epoch = position / count;
            if (epoch != _epoch)
            {
                Shuffle(epoch);
            }

            return _order[position % count];
        }
    }

    private void Shuffle(long epoch)
    {
        var random = new SampleRandom(seed, ~(ulong)epoch);
        for (int i = 0; i < count; i++)
        {
            int j = random.NextInt32(i + 1);
            _order[i] = _order[j];
            _order[j] = i;
        }

        _epoch = epoch;
    }
}
