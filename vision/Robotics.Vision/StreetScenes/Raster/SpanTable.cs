namespace Robotics.Vision.StreetScenes.Raster;

/// <summary>
/// The spans of many polygons, to be asked for row by row from the top: which polygons meet the row, and where. Working on one row at a
/// time keeps depths and ids in the first-level cache whatever the size of the picture.
/// </summary>
internal sealed class SpanTable
{
    private const int None = -1;

    private readonly int[] _heads;
    private Item[] _items = new Item[4096];
    private int[] _spans = new int[1 << 18];
    private int[] _active = new int[4096];
    private int _spanCount;
    private int _activeCount;

    public SpanTable(int height) => _heads = new int[height];

    public int Count { get; private set; }

    public void Clear()
    {
        Array.Fill(_heads, None);
        Count = _spanCount = _activeCount = 0;
    }

    /// <summary>Takes over the polygon that was converted last; polygons are numbered from 0.</summary>
    public void Add(ScanConverter polygon)
    {
        var rows = polygon.Bottom - polygon.Top;
        if (Count == _items.Length)
        {
            Array.Resize(ref _items, 2 * Count);
            Array.Resize(ref _active, 2 * Count);
        }

        if (_spanCount + rows + Lanes.Count > _spans.Length)
        {
            Array.Resize(ref _spans, 2 * _spans.Length + rows);
        }

        polygon.CopySpans(_spans.AsSpan(_spanCount));
        _items[Count] = new Item(polygon.Bottom, _spanCount - polygon.Top, _heads[polygon.Top]);
        _heads[polygon.Top] = Count++;
        _spanCount += rows;
    }

    /// <summary>The polygons that meet row <paramref name="y"/>; rows must be asked for one after the other from 0.</summary>
    public ReadOnlySpan<int> Advance(int y)
    {
        var kept = 0;
        for (var i = 0; i < _activeCount; i++)
        {
            if (_items[_active[i]].Bottom > y)
            {
                _active[kept++] = _active[i];
            }
        }

        for (var item = _heads[y]; item != None; item = _items[item].Next)
        {
            _active[kept++] = item;
        }

        _activeCount = kept;
        return _active.AsSpan(0, kept);
    }

    /// <summary>First pixel and one past the last pixel of a polygon on a row that it meets.</summary>
    public (int Start, int End) Span(int item, int y)
    {
        var packed = _spans[_items[item].Offset + y];
        return (packed & 0xFFFF, packed >> 16);
    }

    /// <summary>Offset is that of row 0, were it stored.</summary>
    private readonly record struct Item(int Bottom, int Offset, int Next);
}
