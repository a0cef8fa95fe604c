using Robotics.Bags.Reading;

namespace Robotics.Bags;

/// <summary>Walks over messages in stamp order, for <c>foreach</c>; a message is valid until the next.</summary>
public sealed class BagCursor : IDisposable
{
    // In the order of their first messages; the number of a file here decides between equal stamps.
    private readonly List<(IBagFile File, BagTopic[] Topics)> _waiting;
    private readonly PriorityQueue<BagFileCursor, (long Stamp, int Order)> _active = new();
    private readonly BagFilter _filter;
    private BagFileCursor? _current;
    private int _order;
    private int _opened;

    internal BagCursor(IReadOnlyList<IBagFile> files, IReadOnlyList<BagTopic[]> topics, BagFilter filter)
    {
        _filter = filter;
        _waiting = [.. files.Select((file, i) => (file, topics[i]))
            .Where(pair => pair.file.Start <= pair.file.End && pair.file.Start <= filter.End && pair.file.End >= filter.Start)
            .OrderBy(pair => pair.file.Start)];
    }

    /// <summary>The message.</summary>
    public BagMessage Current
    {
        get
        {
            BagFileCursor cursor = _current ?? throw new InvalidOperationException(
                "There is no message before MoveNext and after the last one.");
            return new BagMessage(
                _waiting[_order].Topics[cursor.Topic], cursor.Stamp, cursor.PublishStamp, cursor.Sequence, cursor.Payload);
        }
    }

    /// <summary>For <c>foreach</c>.</summary>
    public BagCursor GetEnumerator() => this;

    /// <summary>Moves to the next message.</summary>
    /// <exception cref="BagException">The recording is damaged here.</exception>
    public bool MoveNext()
    {
        if (_current is { } before)
        {
            _current = null;
            Advance(before, _order);
        }

        while (_opened < _waiting.Count && (!_active.TryPeek(out _, out var next) || _waiting[_opened].File.Start <= next.Stamp))
        {
            Advance(_waiting[_opened].File.Read(_filter), _opened++);
        }

        bool has = _active.TryDequeue(out _current, out var key);
        _order = key.Order;
        return has;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _current?.Dispose();
        _current = null;
        while (_active.TryDequeue(out BagFileCursor? cursor, out _))
        {
            cursor.Dispose();
        }
    }

    private void Advance(BagFileCursor cursor, int order)
    {
        bool has = false;
        try
        {
            has = cursor.MoveNext();
        }
        finally
        {
            if (!has)
            {
                cursor.Dispose();
            }
        }

        if (has)
        {
            _active.Enqueue(cursor, (cursor.Stamp, order));
        }
    }
}
