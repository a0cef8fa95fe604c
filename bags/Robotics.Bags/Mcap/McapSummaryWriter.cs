using Robotics.Bags.Mcap.Records;

namespace Robotics.Bags.Mcap;

/// <summary>Gathers what a file's summary says, and writes it.</summary>
internal sealed class McapSummaryWriter
{
    private readonly SortedDictionary<ushort, long> _counts = [];
    private readonly McapFieldWriter _fields = new();
    private readonly List<(McapOpcode Group, long Start, long Length)> _groups = [];
    private long _start = long.MaxValue;
    private long _end = long.MinValue;

    public List<McapSchema> Schemas { get; } = [];

    public List<McapChannel> Channels { get; } = [];

    public List<McapChunkIndex> Chunks { get; } = [];

    public List<McapAttachmentIndex> Attachments { get; } = [];

    public List<McapMetadataIndex> Metadata { get; } = [];

    public void Count(in McapMessageHeader message)
    {
        _counts[message.ChannelId] = _counts.GetValueOrDefault(message.ChannelId) + 1;
        (_start, _end) = (Math.Min(_start, message.LogTime), Math.Max(_end, message.LogTime));
    }

    /// <summary>Writes summary, offsets, footer and magic.</summary>
    public void Write(McapOutput output)
    {
        long start = output.Position;
        output.RestartCrc();
        WriteGroup(output, McapOpcode.Schema, Schemas, schema => schema.Write(_fields));
        WriteGroup(output, McapOpcode.Channel, Channels, channel => channel.Write(_fields));
        WriteGroup(output, McapOpcode.Statistics, [Statistics()], statistics => statistics.Write(_fields));
        WriteGroup(output, McapOpcode.ChunkIndex, Chunks, chunk => chunk.Write(_fields));
        WriteGroup(output, McapOpcode.AttachmentIndex, Attachments, attachment => attachment.Write(_fields));
        WriteGroup(output, McapOpcode.MetadataIndex, Metadata, metadata => metadata.Write(_fields));

        long offsets = output.Position;
        foreach ((McapOpcode group, long groupStart, long length) in _groups)
        {
            _fields.Begin(McapOpcode.SummaryOffset, sizeof(byte) + (2 * sizeof(long)));
            _fields.WriteByte((byte)group);
            _fields.WriteInt64(groupStart);
            _fields.WriteInt64(length);
        }

        new McapFooter(start, offsets, SummaryCrc: 0).Write(_fields);
        output.Write(_fields.Written[..^sizeof(uint)]);
        uint crc = output.Crc;
        _fields.Clear();
        _fields.WriteUInt32(crc);
        _fields.WriteBytes(McapFormat.Magic);
        output.Write(_fields.Written);
    }

    private McapStatistics Statistics() => new(
        _counts.Values.Sum(),
        (ushort)Schemas.Count,
        (uint)Channels.Count,
        (uint)Attachments.Count,
        (uint)Metadata.Count,
        (uint)Chunks.Count,
        _start <= _end ? _start : 0,
        _start <= _end ? _end : 0,
        _counts);

    private void WriteGroup<T>(McapOutput output, McapOpcode group, List<T> records, Action<T> write)
    {
        if (records.Count > 0)
        {
            long start = output.Position;
            records.ForEach(write);
            output.Write(_fields.Written);
            _fields.Clear();
            _groups.Add((group, start, output.Position - start));
        }
    }
}
