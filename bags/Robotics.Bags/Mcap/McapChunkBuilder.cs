using Robotics.Bags.Checksums;
using Robotics.Bags.Compression;
using Robotics.Bags.Mcap.Records;
using Robotics.Compression;

namespace Robotics.Bags.Mcap;

/// <summary>Gathers the records of one chunk after another, and the index of their messages.</summary>
internal sealed class McapChunkBuilder(BagCompression compression) : IDisposable
{
    private readonly ICompressor? _compressor = BagCompressions.CreateCompressor(compression);
    private readonly SortedDictionary<ushort, List<(long Stamp, long Offset)>> _messages = [];
    private readonly McapFieldWriter _head = new();
    private byte[] _compressed = [];
    private long _start = long.MaxValue;
    private long _end = long.MinValue;

    /// <summary>The chunk's records.</summary>
    public McapFieldWriter Records { get; } = new();

    public bool HasMessages => _start <= _end;

    /// <summary>Notes the message whose record is written next.</summary>
    public void Note(ushort channel, long stamp)
    {
        if (!_messages.TryGetValue(channel, out List<(long Stamp, long Offset)>? entries))
        {
            _messages.Add(channel, entries = []);
        }

        entries.Add((stamp, Records.Length));
        (_start, _end) = (Math.Min(_start, stamp), Math.Max(_end, stamp));
    }

    /// <summary>Writes chunk and message index, and begins the next chunk.</summary>
    public McapChunkIndex Write(McapOutput output)
    {
        ReadOnlySpan<byte> records = Compress();
        (long start, long end) = HasMessages ? (_start, _end) : (0, 0);
        McapChunkHeader header = new(
            start, end, (ulong)Records.Length, Crc32.Compute(Records.Written), BagCompressions.NameOf(compression), (ulong)records.Length);
        long offset = output.Position;
        _head.Clear();
        header.Write(_head);
        output.Write(_head.Written);
        output.Write(records);

        long indexOffset = output.Position;
        Dictionary<ushort, long> offsets = WriteMessageIndexes(output);
        McapChunkIndex index = new(
            start, end, offset, indexOffset - offset, offsets, output.Position - indexOffset, header.Compression, records.Length,
            Records.Length);
        Records.Clear();
        (_start, _end) = (long.MaxValue, long.MinValue);
        return index;
    }

    public void Dispose() => _compressor?.Dispose();

    private ReadOnlySpan<byte> Compress()
    {
        if (_compressor is null)
        {
            return Records.Written;
        }

        int room = _compressor.GetMaxCompressedSize(Records.Length);
        if (_compressed.Length < room)
        {
            _compressed = GC.AllocateUninitializedArray<byte>(room);
        }

        return _compressed.AsSpan(0, _compressor.Compress(Records.Written, _compressed));
    }

    private Dictionary<ushort, long> WriteMessageIndexes(McapOutput output)
    {
        Dictionary<ushort, long> offsets = [];
        foreach ((ushort channel, List<(long Stamp, long Offset)> entries) in _messages)
        {
            if (entries.Count == 0)
            {
                continue;
            }

            offsets.Add(channel, output.Position);
            int size = entries.Count * 2 * sizeof(long);
            _head.Clear();
            _head.Begin(McapOpcode.MessageIndex, sizeof(ushort) + sizeof(uint) + size);
            _head.WriteUInt16(channel);
            _head.WriteUInt32((uint)size);
            foreach ((long stamp, long at) in entries)
            {
                _head.WriteInt64(stamp);
                _head.WriteInt64(at);
            }

            output.Write(_head.Written);
            entries.Clear();
        }

        return offsets;
    }
}
