using System.Numerics;

namespace Robotics.Vision;

/// <summary>
/// Brings the class ids of a model that ends in argmax to the size of the image: nearest neighbour, pixel centres at half-integers.
/// </summary>
public sealed class LabelUpsample
{
    private readonly int _classes;
    private readonly int _srcWidth;
    private readonly int _srcHeight;
    private readonly int[] _columns;
    private readonly int[] _rows;

    /// <summary>Prepares the tables for one pair of sizes.</summary>
    public LabelUpsample(int classes, int srcWidth, int srcHeight, int dstWidth, int dstHeight)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(classes, LabelSet.MaxCount);
        _classes = classes;
        _srcWidth = srcWidth;
        _srcHeight = srcHeight;
        _columns = Nearest(srcWidth, dstWidth);
        _rows = Nearest(srcHeight, dstHeight);
    }

    /// <summary>Fills the mask; an id that is no class becomes <see cref="LabelSet.Unlabelled"/>.</summary>
    /// <param name="labels">Class ids <c>[srcHeight, srcWidth]</c>, of whatever integer type the model gives.</param>
    /// <param name="mask">Receives class ids <c>[dstHeight, dstWidth]</c>.</param>
    /// <exception cref="ArgumentException">A length does not fit the sizes given to the constructor.</exception>
    public void Run<T>(ReadOnlySpan<T> labels, Span<byte> mask)
        where T : unmanaged, IBinaryInteger<T>
    {
        int width = _columns.Length;
        if (labels.Length != _srcWidth * _srcHeight)
        {
            throw new ArgumentException($"There are {labels.Length} labels instead of {_srcHeight} x {_srcWidth}.", nameof(labels));
        }

        if (mask.Length != width * _rows.Length)
        {
            throw new ArgumentException($"The mask has {mask.Length} pixels instead of {_rows.Length} x {width}.", nameof(mask));
        }

        for (int y = 0; y < _rows.Length; y++)
        {
            Span<byte> row = mask.Slice(y * width, width);
            if (y > 0 && _rows[y] == _rows[y - 1])
            {
                mask.Slice((y - 1) * width, width).CopyTo(row);
                continue;
            }

            ReadOnlySpan<T> source = labels.Slice(_rows[y] * _srcWidth, _srcWidth);
            for (int x = 0; x < width; x++)
            {
                int id = int.CreateSaturating(source[_columns[x]]);
                row[x] = (uint)id < (uint)_classes ? (byte)id : LabelSet.Unlabelled;
            }
        }
    }

    private static int[] Nearest(int source, int destination)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(source, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(destination, 1);
        var indices = new int[destination];
        for (int i = 0; i < destination; i++)
        {
            indices[i] = (int)((2L * i + 1) * source / (2L * destination));
        }

        return indices;
    }
}
