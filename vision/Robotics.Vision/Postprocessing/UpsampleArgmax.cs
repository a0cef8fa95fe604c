using System.Runtime.Intrinsics;
using Robotics.Vision.Kernels;

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
    private readonly int[] _rowStarts;
    private readonly int[] _columnStarts;
    private readonly CornerWinners _corners;
    private readonly CellCandidates _candidates;
    private readonly CellArgmax _cellArgmax;
    private readonly int _classes;
    private readonly int _sourceWidth;
    private readonly int _sourceHeight;
    private readonly int _width;
    private readonly int _height;

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
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(classes, LabelSet.MaxCount);
        var columns = new BilinearAxis(srcWidth, dstWidth);
        var rows = new BilinearAxis(srcHeight, dstHeight);
        _rowStarts = rows.CellStarts();
        _columnStarts = columns.CellStarts();
        _corners = new CornerWinners(classes, srcWidth * srcHeight);
        _candidates = new CellCandidates(classes, srcWidth * srcHeight);
        _cellArgmax = new CellArgmax(columns, rows, classes, wideVectors);
        (_classes, _sourceWidth, _sourceHeight, _width, _height) = (classes, srcWidth, srcHeight, dstWidth, dstHeight);
    }

    /// <summary>Fills the mask.</summary>
    /// <param name="logits">Finite scores <c>[classes, srcHeight, srcWidth]</c>; probabilities serve as well.</param>
    /// <param name="mask">Receives class ids <c>[dstHeight, dstWidth]</c>; the first class wins among equal scores.</param>
    /// <exception cref="ArgumentException">A length does not fit the sizes given to the constructor.</exception>
    public void Run(ReadOnlySpan<float> logits, Span<byte> mask)
    {
        if (logits.Length != _classes * _sourceWidth * _sourceHeight)
        {
            throw new ArgumentException(
                $"There are {logits.Length} scores instead of {_classes} x {_sourceHeight} x {_sourceWidth}.", nameof(logits));
        }

        if (mask.Length != _width * _height)
        {
            throw new ArgumentException($"The mask has {mask.Length} pixels instead of {_height} x {_width}.", nameof(mask));
        }

        fixed (float* scores = logits)
        {
            fixed (byte* pixels = mask)
            {
                _corners.Find(scores);
                for (int cellRow = 0; cellRow < _sourceHeight; cellRow++)
                {
                    if (_rowStarts[cellRow] < _rowStarts[cellRow + 1])
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
        (int firstRow, int endRow) = (_rowStarts[cellRow], _rowStarts[cellRow + 1]);
        int top = cellRow * _sourceWidth;
        int bottom = Math.Min(cellRow + 1, _sourceHeight - 1) * _sourceWidth;
        var first = new Span<byte>(mask + (long)firstRow * _width, _width);
        for (int cell = 0; cell < _sourceWidth; cell++)
        {
            int right = Math.Min(cell + 1, _sourceWidth - 1);
            byte winner = _corners.Common(top + cell, top + right, bottom + cell, bottom + right);
            first[_columnStarts[cell].._columnStarts[cell + 1]].Fill(winner);
        }

        for (int y = firstRow + 1; y < endRow; y++)
        {
            first.CopyTo(new Span<byte>(mask + (long)y * _width, _width));
        }

        for (int cell = 0; cell < _sourceWidth; cell++)
        {
            (int start, int end) = (_columnStarts[cell], _columnStarts[cell + 1]);
            if (start < end && first[start] == CornerWinners.Undecided)
            {
                int right = Math.Min(cell + 1, _sourceWidth - 1);
                _candidates.Find(scores, _corners, top + cell, top + right, bottom + cell, bottom + right);
                _cellArgmax.Fill(_candidates, mask, firstRow, endRow, start, end);
            }
        }
    }
}
