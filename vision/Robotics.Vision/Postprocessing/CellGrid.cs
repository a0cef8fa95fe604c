using Robotics.Vision.Kernels;

namespace Robotics.Vision;

/// <summary>The cells between the scores of a network, and the pixels of an image that lie in each.</summary>
internal sealed class CellGrid
{
    public CellGrid(int classes, int srcWidth, int srcHeight, int dstWidth, int dstHeight)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(classes, LabelSet.MaxCount);
        Classes = classes;
        Columns = new BilinearAxis(srcWidth, dstWidth);
        Rows = new BilinearAxis(srcHeight, dstHeight);
        ColumnStarts = Columns.CellStarts();
        RowStarts = Rows.CellStarts();
    }

    public int Classes { get; }

    /// <summary>From columns of scores to columns of pixels.</summary>
    public BilinearAxis Columns { get; }

    /// <summary>From rows of scores to rows of pixels.</summary>
    public BilinearAxis Rows { get; }

    /// <summary>First column of pixels of each column of cells, and the width behind the last.</summary>
    public int[] ColumnStarts { get; }

    /// <summary>First row of pixels of each row of cells, and the height behind the last.</summary>
    public int[] RowStarts { get; }

    /// <summary>Scores of one class.</summary>
    public int Positions => Columns.Source * Rows.Source;

    /// <exception cref="ArgumentException">There are not as many scores or pixels as the grid has.</exception>
    public void Check(int scores, int pixels)
    {
        if (scores != Classes * Positions)
        {
            throw new ArgumentException(
                $"There are {scores} scores instead of {Classes} x {Rows.Source} x {Columns.Source}.", nameof(scores));
        }

        if (pixels != Columns.Destination * Rows.Destination)
        {
            throw new ArgumentException(
                $"There is room for {pixels} pixels instead of {Rows.Destination} x {Columns.Destination}.", nameof(pixels));
        }
    }
}
