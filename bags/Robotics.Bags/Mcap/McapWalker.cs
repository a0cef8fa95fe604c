using Robotics.Bags.Mcap.Records;

namespace Robotics.Bags.Mcap;

/// <summary>Walks over a file's records outside of chunks and notes them in an index.</summary>
/// <param name="window">The file.</param>
/// <param name="index">Receives what is found.</param>
/// <param name="takeChunk">Is called at a chunk.</param>
internal sealed class McapWalker(McapWindow window, McapIndex index, Action<McapSegment> takeChunk)
{
    // Messages outside of chunks are read in portions of this size.
    private const int PortionSize = 1 << 20;

    private readonly McapParser _parser = new();
    private readonly HashSet<ushort> _channels = [];
    private long _portionStart = -1;
    private long _first;
    private long _last;

    /// <summary>Goes on at a record and walks until a position, the footer, or the end of the data.</summary>
    /// <returns>Null, or a sentence about why the walk ended before.</returns>
    public string? Walk(long from, long to)
    {
        if (from > 0)
        {
            _parser.Seek(from);
        }

        string? damage = null;
        try
        {
            while (!_parser.IsAtEnd && _parser.Position < to && damage is null && Step())
            {
            }

            damage = _parser.IsAtEnd || _parser.Position >= to
                ? null
                : $"It is cut off at byte {window.FileLength}; what was recorded behind byte {_parser.Position} is lost.";
        }
        catch (BagException e)
        {
            damage = $"What lies behind byte {_parser.Position} cannot be read: {e.Message}";
        }

        ClosePortion();
        return damage;
    }

    /// <summary>Takes the next record; false where the file ends before.</summary>
    private bool Step()
    {
        ReadOnlySpan<byte> shown = window.Show(_parser.Position, _parser.Needed);
        if (_parser.Position == 0)
        {
            return _parser.TryRead(shown, out _) || _parser.Position > 0;
        }

        long start = _parser.Position;
        if (!_parser.TryPeek(shown, out McapOpcode opcode, out int length))
        {
            return false;
        }

        long end = start + McapFormat.RecordHeaderSize + length;
        if (end > window.FileLength)
        {
            return false;
        }

        if (opcode == McapOpcode.Message)
        {
            TakeMessage(start, end);
        }
        else
        {
            ClosePortion();
            Take(opcode, start, end);
        }

        return true;
    }

    private void TakeMessage(long start, long end)
    {
        ReadOnlySpan<byte> shown = window.Show(start, Math.Min(end - start, McapFormat.RecordHeaderSize + McapMessageHeader.Size));
        McapMessageHeader message = McapMessageHeader.Parse(shown[McapFormat.RecordHeaderSize..(int)Math.Min(shown.Length, end - start)]);
        if (_portionStart < 0 || end - _portionStart > PortionSize)
        {
            ClosePortion();
            (_portionStart, _first, _last) = (start, long.MaxValue, long.MinValue);
        }

        index.Count(message);
        _channels.Add(message.ChannelId);
        (_first, _last) = (Math.Min(_first, message.LogTime), Math.Max(_last, message.LogTime));
        _parser.Seek(end);
    }

    private void ClosePortion()
    {
        if (_portionStart >= 0)
        {
            long length = _parser.Position - _portionStart;
            index.Segments.Add(new McapSegment(IsChunk: false, _portionStart, length, _first, _last, new HashSet<ushort>(_channels)));
            _channels.Clear();
            _portionStart = -1;
        }
    }

    private void Take(McapOpcode opcode, long start, long end)
    {
        switch (opcode)
        {
            case McapOpcode.Chunk:
                takeChunk(new McapSegment(IsChunk: true, start, end - start, long.MinValue, long.MaxValue, Channels: null));
                _parser.Seek(end);
                break;
            case McapOpcode.Attachment:
                index.Attachments.Add((start, end - start));
                _parser.Seek(end);
                break;
            case McapOpcode.Schema or McapOpcode.Channel or McapOpcode.Metadata or McapOpcode.Footer:
                TakeWhole();
                break;
            default:
                _parser.Seek(end);
                break;
        }
    }

    private void TakeWhole()
    {
        McapRecord record;
        while (!_parser.TryRead(window.Show(_parser.Position, _parser.Needed), out record))
        {
            if (_parser.Needed > window.FileLength - _parser.Position)
            {
                throw new BagException("The file ends there.");
            }
        }

        if (!index.TryAdd(record) && record.Opcode == McapOpcode.Metadata)
        {
            index.Metadata.Add(McapMetadata.Parse(record.Body));
        }
    }
}
