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
    private readonly CellGrid _grid;
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
        _grid = new CellGrid(classes, srcWidth, srcHeight, dstWidth, dstHeight);
        _candidates = new CellCandidates(classes, _grid.Positions);
        _cellConfidence = new CellConfidence(_grid.Columns, _grid.Rows, classes, softmax);
        _softmax = softmax;
        _margin = softmax ? MathF.Log(classes / Negligible) : 0;
    }

    /// <summary>Fills the image.</summary>
    /// <param name="scores">Finite scores <c>[classes, srcHeight, srcWidth]</c>.</param>
    /// <param name="confidence">Receives <c>[dstHeight, dstWidth]</c>: 255 where the winner has all of the probability.</param>
    /// <exception cref="ArgumentException">A length does not fit the sizes given to the constructor.</exception>
    public void Run(ReadOnlySpan<float> scores, Span<byte> confidence)
    {
        _grid.Check(scores.Length, confidence.Length);
        fixed (float* values = scores)
        {
            fixed (byte* image = confidence)
            {
                for (int cellRow = 0; cellRow < _grid.Rows.Source; cellRow++)
                {
                    if (_grid.RowStarts[cellRow] < _grid.RowStarts[cellRow + 1])
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
        int cells = _grid.Columns.Source;
        int top = cellRow * cells, bottom = Math.Min(cellRow + 1, _grid.Rows.Source - 1) * cells;
        for (int cell = 0; cell < cells; cell++)
        {
            (int start, int end) = (_grid.ColumnStarts[cell], _grid.ColumnStarts[cell + 1]);
            if (start == end)
            {
                continue;
            }

            int right = Math.Min(cell + 1, cells - 1);
            _candidates.FindNear(scores, _margin, top + cell, top + right, bottom + cell, bottom + right);
            if (_softmax && _candidates.Count == 1)
            {
                FillCertain(cellRow, image, start, end);
            }
            else
            {
                _cellConfidence.Fill(_candidates, image, _grid.RowStarts[cellRow], _grid.RowStarts[cellRow + 1], start, end);
            }
        }
    }

    private void FillCertain(int cellRow, byte* image, int start, int end)
    {
        for (int y = _grid.RowStarts[cellRow]; y < _grid.RowStarts[cellRow + 1]; y++)
        {
            new Span<byte>(image + (long)y * _grid.Columns.Destination + start, end - start).Fill(byte.MaxValue);
        }
    }
}
