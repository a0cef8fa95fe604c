using System.Runtime.Intrinsics;

namespace Robotics.Vision;

/// <summary>
/// Bilinear upsampling of class scores fused with argmax, without the upsampled scores ever existing. The mask equals
/// <see cref="UpsampleArgmaxReference"/>'s bit for bit.
/// </summary>
/// <remarks>
/// Between four neighbouring scores lies a cell of mask pixels. A class that is below some other class at the cell's four corners
/// cannot win inside. In most cells one class beats all others that way and the cell is filled; in the rest only the classes left
/// over are interpolated. An instance keeps scratch memory: use it from one thread at a time. Nothing is allocated per call.
/// </remarks>
public sealed unsafe class UpsampleArgmax
{
    private readonly CellGrid _grid;
    private readonly CornerWinners _corners;
    private readonly CellCandidates _candidates;
    private readonly CellArgmax _cellArgmax;

    /// <summary>Prepares the tables for one pair of sizes.</summary>
    /// <param name="classes">Number of classes, 1 to <see cref="LabelSet.MaxCount"/>.</param>
    /// <param name="srcWidth">Columns of the scores.</param>
    /// <param name="srcHeight">Rows of the scores.</param>
    /// <param name="dstWidth">Columns of the mask.</param>
    /// <param name="dstHeight">Rows of the mask.</param>
    public UpsampleArgmax(int classes, int srcWidth, int srcHeight, int dstWidth, int dstHeight)
        : this(classes, srcWidth, srcHeight, dstWidth, dstHeight, Vector512.IsHardwareAccelerated)
    {
    }

    internal UpsampleArgmax(int classes, int srcWidth, int srcHeight, int dstWidth, int dstHeight, bool wideVectors)
    {
        _grid = new CellGrid(classes, srcWidth, srcHeight, dstWidth, dstHeight);
        _corners = new CornerWinners(classes, _grid.Positions);
        _candidates = new CellCandidates(classes, _grid.Positions);
        _cellArgmax = new CellArgmax(_grid.Columns, _grid.Rows, classes, wideVectors);
    }

    /// <summary>Fills the mask.</summary>
    /// <param name="logits">Finite scores <c>[classes, srcHeight, srcWidth]</c>; probabilities serve as well.</param>
    /// <param name="mask">Receives class ids <c>[dstHeight, dstWidth]</c>; the first class wins among equal scores.</param>
    /// <exception cref="ArgumentException">A length does not fit the sizes given to the constructor.</exception>
    public void Run(ReadOnlySpan<float> logits, Span<byte> mask)
    {
        _grid.Check(logits.Length, mask.Length);
        fixed (float* scores = logits)
        {
            fixed (byte* pixels = mask)
            {
                _corners.Find(scores);
                for (int cellRow = 0; cellRow < _grid.Rows.Source; cellRow++)
                {
                    if (_grid.RowStarts[cellRow] < _grid.RowStarts[cellRow + 1])
                    {
                        FillCellRow(cellRow, scores, pixels);
                    }
                }
            }
        }

        GC.KeepAlive(this); // Owns the buffers behind the pointers.
    }

    private void FillCellRow(int cellRow, float* scores, byte* mask)
    {
        (int firstRow, int endRow) = (_grid.RowStarts[cellRow], _grid.RowStarts[cellRow + 1]);
        (int width, int cells) = (_grid.Columns.Destination, _grid.Columns.Source);
        int top = cellRow * cells, bottom = Math.Min(cellRow + 1, _grid.Rows.Source - 1) * cells;
        var first = new Span<byte>(mask + (long)firstRow * width, width);
        for (int cell = 0; cell < cells; cell++)
        {
            int right = Math.Min(cell + 1, cells - 1);
            byte winner = _corners.Common(top + cell, top + right, bottom + cell, bottom + right);
            first[_grid.ColumnStarts[cell].._grid.ColumnStarts[cell + 1]].Fill(winner);
        }

        for (int y = firstRow + 1; y < endRow; y++)
        {
            first.CopyTo(new Span<byte>(mask + (long)y * width, width));
        }

        for (int cell = 0; cell < cells; cell++)
        {
            (int start, int end) = (_grid.ColumnStarts[cell], _grid.ColumnStarts[cell + 1]);
            if (start < end && first[start] == CornerWinners.Undecided)
            {
                int right = Math.Min(cell + 1, cells - 1);
                _candidates.Find(scores, _corners, top + cell, top + right, bottom + cell, bottom + right);
                _cellArgmax.Fill(_candidates, mask, firstRow, endRow, start, end);
            }
        }
    }
}
