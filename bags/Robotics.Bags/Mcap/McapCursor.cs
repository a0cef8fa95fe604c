using Robotics.Bags.Compression;
using Robotics.Bags.Mcap.Records;
using Robotics.Bags.Reading;

namespace Robotics.Bags.Mcap;

/// <summary>Merges the segments of a file by stamp; only those that overlap are in memory together.</summary>
internal sealed class McapCursor : BagFileCursor
{
    private readonly McapSegmentDecoder _decoder;
    private readonly IReadOnlyDictionary<ushort, int> _topics;
    private readonly IReadOnlySet<ushort> _channels;
    private readonly BagFilter _filter;
    private readonly PayloadInflater _payloads;
    private readonly DamageNotes _damage;
    private readonly McapSegment[] _segments;
    private readonly PriorityQueue<McapLoadedSegment, (long Stamp, int Order)> _active = new();
    private readonly Stack<McapLoadedSegment> _spare = new();
    private McapLoadedSegment? _current;
    private int _order;
    private int _loaded;

    /// <param name="decoder">Becomes the cursor's own.</param>
    /// <param name="index">The file's index.</param>
    /// <param name="topics">The topic of each wanted channel.</param>
    /// <param name="filter">The wanted time.</param>
    /// <param name="payloads">Becomes the cursor's own.</param>
    /// <param name="damage">Receives what is wrong with a segment that is left out.</param>
    public McapCursor(
        McapSegmentDecoder decoder,
        McapIndex index,
        IReadOnlyDictionary<ushort, int> topics,
        BagFilter filter,
        PayloadInflater payloads,
        DamageNotes damage)
    {
        (_decoder, _topics, _filter, _payloads, _damage) = (decoder, topics, filter, payloads, damage);
        _channels = topics.Keys.ToHashSet();
        _segments = [.. index.Segments
            .Where(segment => segment.Start <= filter.End && segment.End >= filter.Start && segment.Channels?.Overlaps(_channels) != false)
            .OrderBy(segment => segment.Start)];
    }

    public override ReadOnlySpan<byte> Payload => _payloads.Choose(_current!.Payload);

    public override bool MoveNext()
    {
        while (Advance())
        {
            if (_payloads.TryInflate(Stamp, _current!.Payload))
            {
                return true;
            }
        }

        return false;
    }

    public override void Dispose()
    {
        _decoder.Dispose();
        _payloads.Dispose();
    }

    private bool Advance()
    {
        if (_current is { } before)
        {
            _current = null;
            if (before.MoveNext())
            {
                _active.Enqueue(before, (before.Stamp, _order));
            }
            else
            {
                _spare.Push(before);
            }
        }

        while (_loaded < _segments.Length && (!_active.TryPeek(out _, out var next) || _segments[_loaded].Start <= next.Stamp))
        {
            Load(_segments[_loaded], _loaded++);
        }

        if (!_active.TryDequeue(out _current, out var key))
        {
            return false;
        }

        _order = key.Order;
        McapMessageHeader message = _current.Header;
        (Topic, Stamp, PublishStamp, Sequence) = (_topics[message.ChannelId], message.LogTime, message.PublishTime, message.Sequence);
        return true;
    }

    private void Load(McapSegment segment, int order)
    {
        McapLoadedSegment loaded = _spare.TryPop(out McapLoadedSegment? spare) ? spare : new McapLoadedSegment();
        bool hasMessages = false;
        try
        {
            hasMessages = loaded.Load(_decoder, segment, _filter, _channels);
        }
        catch (BagException e) when (_damage.CanSkip)
        {
            _damage.Add(e.Message);
        }

        if (hasMessages)
        {
            _active.Enqueue(loaded, (loaded.Stamp, order));
        }
        else
        {
            _spare.Push(loaded);
        }
    }
}
