using Robotics.Bags.Mcap.Records;

namespace Robotics.Bags.Mcap;

/// <summary>
/// Writes an MCAP file front to back. Memory holds one chunk and the index of chunks; every closed chunk is on its way to the disk, so that
/// a program that is killed loses the last one only.
/// </summary>
internal sealed class McapWriter : IDisposable
{
    private readonly McapOutput _output;
    private readonly McapWriterOptions _options;
    private readonly McapChunkBuilder _chunk;
    private readonly McapFieldWriter _fields = new();
    private readonly McapSummaryWriter _summary = new();

    public McapWriter(Stream stream, McapWriterOptions options)
    {
        _output = new McapOutput(stream);
        _options = options;
        _chunk = new McapChunkBuilder(options.Compression);
        _output.Write(McapFormat.Magic);
        new McapHeader("ros2", options.Library).Write(_fields);
        WriteFields();
    }

    /// <summary>Bytes of the file, with those of the chunk that is not closed yet.</summary>
    public long Size => _output.Position + _chunk.Records.Length;

    public void AddSchema(McapSchema schema)
    {
        _summary.Schemas.Add(schema);
        schema.Write(Target);
        WriteFields();
    }

    public void AddChannel(McapChannel channel)
    {
        _summary.Channels.Add(channel);
        channel.Write(Target);
        WriteFields();
    }

    public void Write(McapMessageHeader message, ReadOnlySpan<byte> payload)
    {
        _summary.Count(message);
        if (_options.IsChunked)
        {
            _chunk.Note(message.ChannelId, message.LogTime);
            message.Write(_chunk.Records, payload.Length);
            _chunk.Records.WriteBytes(payload);
            if (_chunk.Records.Length >= _options.ChunkSize)
            {
                CloseChunk();
            }
        }
        else
        {
            message.Write(_fields, payload.Length);
            WriteFields();
            _output.Write(payload);
        }
    }

    /// <summary>Closes the chunk that is being gathered.</summary>
    public void CloseChunk()
    {
        if (_chunk.Records.Length > 0)
        {
            _summary.Chunks.Add(_chunk.Write(_output));
        }
    }

    public void Write(BagAttachment attachment)
    {
        CloseChunk();
        long offset = _output.Position;
        McapAttachment.Write(_fields, attachment);
        WriteFields();
        _summary.Attachments.Add(new McapAttachmentIndex(
            offset,
            _output.Position - offset,
            attachment.Stamp,
            attachment.CreationStamp,
            attachment.Data.Length,
            attachment.Name,
            attachment.MediaType));
    }

    public void Write(McapMetadata metadata)
    {
        CloseChunk();
        long offset = _output.Position;
        metadata.Write(_fields);
        WriteFields();
        _summary.Metadata.Add(new McapMetadataIndex(offset, _output.Position - offset, metadata.Name));
    }

    /// <summary>Writes the summary; nothing may follow.</summary>
    public void Finish()
    {
        CloseChunk();
        uint crc = _output.Crc;
        _fields.Begin(McapOpcode.DataEnd, sizeof(uint));
        _fields.WriteUInt32(crc);
        WriteFields();
        _summary.Write(_output);
    }

    public void Dispose() => _chunk.Dispose();

    private McapFieldWriter Target => _options.IsChunked ? _chunk.Records : _fields;

    private void WriteFields()
    {
        _output.Write(_fields.Written);
        _fields.Clear();
    }
}
