using System.Globalization;

namespace Robotics.Nodes.Bags.Evaluation;

/// <summary>One of several parts of a recording, of equal length in time.</summary>
/// <param name="Index">Which, from 0 on.</param>
/// <param name="Count">Of how many.</param>
internal readonly record struct EvalShard(int Index, int Count)
{
    /// <summary>All of a recording.</summary>
    public static EvalShard Whole { get; } = new(0, 1);

    /// <summary>Reads text as in <c>3/8</c>.</summary>
    public static bool TryParse(string text, out EvalShard shard)
    {
        shard = Whole;
        if (text.Split('/') is not [var index, var count]
            || !int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out int i)
            || !int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out int n)
            || i >= n)
        {
            return false;
        }

        shard = new EvalShard(i, n);
        return true;
    }

    /// <summary>The stamps of its messages, the first and the last included; every stamp of the recording is in one shard.</summary>
    public (long First, long Last) Of(long start, long end)
    {
        Int128 length = (Int128)end - start + 1;
        return ((long)(start + (length * Index / Count)), (long)(start + (length * (Index + 1) / Count)) - 1);
    }

    public override string ToString() => $"{Index}/{Count}";
}
