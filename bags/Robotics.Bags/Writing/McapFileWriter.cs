using System.Text;
using Robotics.Bags.Mcap;
using Robotics.Bags.Mcap.Records;
using Robotics.Bags.Metadata;

namespace Robotics.Bags.Writing;

/// <summary>
/// Writes an MCAP file as rosbag2 does: schema <c>ros2msg</c>, QoS and type hash with the channel, <c>metadata.yaml</c> as a record.
/// </summary>
internal sealed class McapFileWriter : IBagFileWriter
{
    private readonly Dictionary<string, ushort> _schemas = [];
    private readonly FileStream _stream;
    private readonly McapWriter _writer;
    private readonly string _distro;
    private ushort _channels;

    public McapFileWriter(string path, BagWriterOptions options)
    {
        // Chunks are large already: the stream needs no buffer of its own.
        _stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: options.IsChunked ? 0 : 1 << 16);
        _distro = options.RosDistro;
        _writer = new McapWriter(_stream, new McapWriterOptions
        {
            Compression = options.CompressionMode == BagCompressionMode.Default ? options.Compression : BagCompression.None,
            IsChunked = options.IsChunked,
            ChunkSize = options.ChunkSize,
        });
    }

    public long Size => _writer.Size;

    public void AddTopic(BagTopic topic)
    {
        Dictionary<string, string> metadata = new()
        {
            [McapFile.QosEntry] = QosYaml.Format(topic.Qos), [McapFile.TypeHashEntry] = topic.TypeHash,
        };
        ushort schema = AddSchema(topic);
        _writer.AddChannel(new McapChannel(++_channels, schema, topic.Name, topic.Serialization, metadata));
    }

    public void Write(int topic, in BagMessage message) =>
        _writer.Write(new McapMessageHeader((ushort)(topic + 1), message.Sequence, message.Stamp, message.PublishStamp), message.Payload);

    public void Write(BagAttachment attachment) => _writer.Write(attachment);

    public void Write(BagNote note) => _writer.Write(new McapMetadata(note.Name, note.Entries));

    public void Flush()
    {
        _writer.CloseChunk();
        _stream.Flush();
    }

    public void Finish(string metadataText)
    {
        Dictionary<string, string> entries = new() { [McapFile.DistroEntry] = _distro };
        if (metadataText.Length > 0)
        {
            entries.Add(McapFile.MetadataEntry, metadataText);
        }

        _writer.Write(new McapMetadata(McapFile.MetadataRecord, entries));
        _writer.Finish();
        _stream.Flush();
    }

    public void Dispose()
    {
        _writer.Dispose();
        _stream.Dispose();
    }

    private ushort AddSchema(BagTopic topic)
    {
        if (!_schemas.TryGetValue(topic.Type, out ushort id))
        {
            id = (ushort)(_schemas.Count + 1);
            _schemas.Add(topic.Type, id);
            _writer.AddSchema(new McapSchema(
                id, topic.Type, topic.Definition?.Encoding ?? "ros2msg", Encoding.UTF8.GetBytes(topic.Definition?.Text ?? "")));
        }

        return id;
    }
}
