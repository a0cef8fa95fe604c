using Robotics.Vision.Kernels;

namespace Robotics.Vision;

/// <summary>
/// How sure a network is of each pixel: resizes its scores bilinearly like <see cref="UpsampleArgmax"/> and writes the probability of the
/// class that wins there, 0 .. 255, in one pass. Within one step of <see cref="UpsampleConfidenceReference"/>.
/// </summary>
/// <remarks>An instance keeps scratch memory: use it from one thread at a time. Nothing is allocated per call.</remarks>
public sealed unsafe class UpsampleConfidence
{
    // What all the classes that are left out may have of the probability.
    private const float Negligible = 1e-4f;

    private readonly bool _softmax;
    private readonly float _margin;
    private readonly int _classes;
    private readonly int _sourceWidth;
    private readonly int _sourceHeight;
    private readonly int _width;
    private readonly int _height;
    private readonly int[] _rowStarts;
    private readonly int[] _columnStarts;
    private readonly CellCandidates _candidates;
    private readonly CellConfidence _cellConfidence;

    /// <summary>Prepares the tables for one pair of sizes.</summary>
    /// <param name="classes">Number of classes, 1 to <see cref="LabelSet.MaxCount"/>.</param>
    /// <param name="srcWidth">Columns of the scores.</param>
    /// <param name="srcHeight">Rows of the scores.</param>
    /// <param name="dstWidth">Columns of the image.</param>
    /// <param name="dstHeight">Rows of the image.</param>
    /// <param name="softmax">True where the scores are logits, false where they are probabilities.</param>
    public UpsampleConfidence(int classes, int srcWidth, int srcHeight, int dstWidth, int dstHeight, bool softmax)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(classes, LabelSet.MaxCount);
        var columns = new BilinearAxis(srcWidth, dstWidth);
        var rows = new BilinearAxis(srcHeight, dstHeight);
        _rowStarts = rows.CellStarts();
        _columnStarts = columns.CellStarts();
        _candidates = new CellCandidates(classes, srcWidth * srcHeight);
        _cellConfidence = new CellConfidence(columns, rows, classes, softmax);
        (_classes, _sourceWidth, _sourceHeight, _width, _height) = (classes, srcWidth, srcHeight, dstWidth, dstHeight);
        _softmax = softmax;
        _margin = softmax ? MathF.Log(classes / Negligible) : 0;
    }

    /// <summary>Fills the image.</summary>
    /// <param name="scores">Finite scores <c>[classes, srcHeight, srcWidth]</c>.</param>
    /// <param name="confidence">Receives <c>[dstHeight, dstWidth]</c>: 255 where the winner has all of the probability.</param>
    /// <exception cref="ArgumentException">A length does not fit the sizes given to the constructor.</exception>
    public void Run(ReadOnlySpan<float> scores, Span<byte> confidence)
    {
        if (scores.Length != _classes * _sourceWidth * _sourceHeight)
        {
            throw new ArgumentException(
                $"There are {scores.Length} scores instead of {_classes} x {_sourceHeight} x {_sourceWidth}.", nameof(scores));
        }

        if (confidence.Length != _width * _height)
        {
            throw new ArgumentException($"The image has {confidence.Length} pixels instead of {_height} x {_width}.", nameof(confidence));
        }

        fixed (float* values = scores)
        {
            fixed (byte* image = confidence)
            {
                for (int cellRow = 0; cellRow < _sourceHeight; cellRow++)
                {
                    if (_rowStarts[cellRow] < _rowStarts[cellRow + 1])
                    {
                        FillCellRow(cellRow, values, image);
                    }
                }
            }
        }

        GC.KeepAlive(this); // Owns the buffers behind the pointers.
    }

    private void FillCellRow(int cellRow, float* scores, byte* image)
    {
        int top = cellRow * _sourceWidth, bottom = Math.Min(cellRow + 1, _sourceHeight - 1) * _sourceWidth;
        for (int cell = 0; cell < _sourceWidth; cell++)
        {
            (int start, int end) = (_columnStarts[cell], _columnStarts[cell + 1]);
            if (start == end)
            {
                continue;
            }

            int right = Math.Min(cell + 1, _sourceWidth - 1);
            _candidates.FindNear(scores, _margin, top + cell, top + right, bottom + cell, bottom + right);
            if (_softmax && _candidates.Count == 1)
            {
                FillCertain(cellRow, image, start, end);
            }
            else
            {
                _cellConfidence.Fill(_candidates, image, _rowStarts[cellRow], _rowStarts[cellRow + 1], start, end);
            }
        }
    }

    private void FillCertain(int cellRow, byte* image, int start, int end)
    {
        for (int y = _rowStarts[cellRow]; y < _rowStarts[cellRow + 1]; y++)
        {
            new Span<byte>(image + (long)y * _width + start, end - start).Fill(byte.MaxValue);
        }
    }
}
