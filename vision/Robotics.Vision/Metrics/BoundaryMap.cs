using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Robotics.Vision;

/// <summary>Where a mask has boundaries: their class ids in a picture with a margin, so that looking around needs no checks.</summary>
internal sealed class BoundaryMap
{
    private readonly int _stride;
    private readonly int _origin;
    private readonly byte[] _ids;
    private readonly List<int> _marked = [];

    // From a pixel to all within the tolerance, the nearest first: boundaries that agree are found in a few steps.
    private readonly int[] _around;

    public BoundaryMap(int width, int height, double tolerance)
    {
        (Width, Height) = (width, height);
        int margin = (int)tolerance;
        _stride = width + (2 * margin);
        _origin = (margin * _stride) + margin;
        _ids = new byte[_stride * (height + (2 * margin))];
        int[] steps = [.. Enumerable.Range(-margin, (2 * margin) + 1)];
        _around =
        [
            .. from dy in steps
               from dx in steps
               let squared = (dx * dx) + (dy * dy)
               where squared <= tolerance * tolerance
               orderby squared
               select (dy * _stride) + dx,
        ];
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Places of the boundary pixels, the same in all maps of one size and tolerance.</summary>
    public ReadOnlySpan<int> Marked => CollectionsMarshal.AsSpan(_marked);

    /// <summary>The class at a place of <see cref="Marked"/>.</summary>
    public byte this[int place] => _ids[place];

    /// <summary>Finds the boundaries of a mask and forgets those of the one before.</summary>
    public void Mark(ReadOnlySpan<byte> mask)
    {
        _marked.Clear();
        Array.Fill(_ids, LabelSet.Unlabelled);
        for (int y = 0; y < Height; y++)
        {
            ReadOnlySpan<byte> row = mask.Slice(y * Width, Width);
            ReadOnlySpan<byte> above = y > 0 ? mask.Slice((y - 1) * Width, Width) : row;
            ReadOnlySpan<byte> below = y < Height - 1 ? mask.Slice((y + 1) * Width, Width) : row;
            MarkRow(row, above, below, _origin + (y * _stride));
        }
    }

    /// <summary>Whether a boundary of the class lies within the tolerance of a place.</summary>
    public bool IsNear(int place, byte id)
    {
        foreach (int step in _around)
        {
            if (_ids[place + step] == id)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Differs(byte id, byte neighbour) => neighbour != id && neighbour != LabelSet.Unlabelled;

    private static bool IsUniform(ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, ReadOnlySpan<byte> below, int x)
    {
        Vector256<byte> here = Vector256.Create(row[x..]);
        return here == Vector256.Create(row[(x - 1)..])
            && here == Vector256.Create(row[(x + 1)..])
            && here == Vector256.Create(above[x..])
            && here == Vector256.Create(below[x..]);
    }

    private void MarkRow(ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, ReadOnlySpan<byte> below, int place)
    {
        int x = 0;
        while (x < row.Length)
        {
            bool isInside = x > 0 && x + Vector256<byte>.Count < row.Length;
            int end = isInside ? x + Vector256<byte>.Count : x + 1;
            if (!isInside || !IsUniform(row, above, below, x))
            {
                MarkPixels(row, above, below, place, x, end);
            }

            x = end;
        }
    }

    private void MarkPixels(ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, ReadOnlySpan<byte> below, int place, int from, int end)
    {
        for (int x = from; x < end; x++)
        {
            byte id = row[x];
            if (id != LabelSet.Unlabelled
                && (Differs(id, above[x])
                    || Differs(id, below[x])
                    || (x > 0 && Differs(id, row[x - 1]))
                    || (x < row.Length - 1 && Differs(id, row[x + 1]))))
            {
                _ids[place + x] = id;
                _marked.Add(place + x);
            }
        }
    }
}
