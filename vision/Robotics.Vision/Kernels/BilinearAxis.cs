namespace Robotics.Vision.Kernels;

/// <summary>
/// Where each destination index of a bilinear resize falls among the source indices: pixel centres at half-integers, clamped at
/// the borders (OpenCV INTER_LINEAR, PyTorch <c>align_corners=False</c>).
/// </summary>
internal sealed class BilinearAxis
{
    public BilinearAxis(int source, int destination)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(source, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(destination, 1);
        Source = source;
        Destination = destination;
        Lower = new int[destination];
        Fraction = new double[destination];
        for (int i = 0; i < destination; i++)
        {
            double position = Math.Max(0, (i + 0.5) * source / destination - 0.5);
            Lower[i] = Math.Min((int)position, source - 1);
            Fraction[i] = position - Lower[i];
        }
    }

    public int Source { get; }

    public int Destination { get; }

    /// <summary>Source index at or below the position.</summary>
    public int[] Lower { get; }

    /// <summary>Share of the source index above, 0 .. 1.</summary>
    public double[] Fraction { get; }

    /// <summary>Source index above the position, or the last one.</summary>
    public int Upper(int index) => Math.Min(Lower[index] + 1, Source - 1);

    /// <summary>For each source index the first destination index whose lower neighbour it is; at the end the destination size.</summary>
    public int[] CellStarts()
    {
        var starts = new int[Source + 1];
        for (int cell = 0, i = 0; cell <= Source; cell++)
        {
            while (i < Destination && Lower[i] < cell)
            {
                i++;
            }

            starts[cell] = i;
        }

        return starts;
    }
}
