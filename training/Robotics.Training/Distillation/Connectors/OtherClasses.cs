using static TorchSharp.torch;

namespace Robotics.Training.Distillation.Connectors;

/// <summary>Draws samples that are of other classes than given ones, all of these equally likely.</summary>
internal sealed class OtherClasses
{
    private readonly int[] _classOf;
    private readonly int[] _byClass;
    private readonly Dictionary<int, (int First, int Count)> _places = [];

    /// <param name="classOf">Class of every sample of the training set.</param>
    public OtherClasses(IReadOnlyList<int> classOf)
    {
        _classOf = [.. classOf];
        _byClass = [.. Enumerable.Range(0, _classOf.Length).OrderBy(sample => _classOf[sample])];
        int first = 0;
        foreach (IGrouping<int, int> members in _byClass.GroupBy(sample => _classOf[sample]))
        {
            _places.Add(members.Key, (first, members.Count()));
            first += members.Count();
        }
    }

    /// <summary>For each of the samples (N), int64, a row of samples of other classes, (N, count).</summary>
    public Tensor Draw(Tensor samples, long count)
    {
        long[] rows = samples.cpu().data<long>().ToArray();
        double[] shares = rand([rows.Length, count], dtype: float64).data<double>().ToArray();
        long[] drawn = new long[shares.Length];
        for (long i = 0; i < drawn.Length; i++)
        {
            (int first, int members) = _places[_classOf[rows[i / count]]];
            int place = (int)(shares[i] * (_byClass.Length - members));
            drawn[i] = _byClass[place < first ? place : place + members];
        }

        return tensor(drawn, [rows.Length, count]).to(samples.device);
    }
}
