using System.Text;
using Microsoft.Win32.SafeHandles;
using Robotics.Bags.Compression;
using Robotics.Bags.Mcap.Records;
using Robotics.Bags.Metadata;
using Robotics.Bags.Reading;

namespace Robotics.Bags.Mcap;

/// <summary>An MCAP file of a recording.</summary>
internal sealed class McapFile : IBagFile
{
    /// <summary>The metadata record by which rosbag2 keeps <c>metadata.yaml</c> inside the file, and its entry.</summary>
    public const string MetadataRecord = "rosbag2";
    public const string MetadataEntry = "serialized_metadata";
    public const string DistroEntry = "ROS_DISTRO";
    public const string QosEntry = "offered_qos_profiles";
    public const string TypeHashEntry = "topic_type_hash";

    private readonly bool _isMessageCompressed;
    private readonly DamageNotes _damage;
    private readonly IDisposable? _source;
    private readonly SafeFileHandle _file;
    private readonly McapIndex _index;
    private readonly McapChannel[] _channels;

    /// <param name="path">The file.</param>
    /// <param name="isMessageCompressed">Whether the recording says that each payload is a zstd frame.</param>
    /// <param name="options">How to read.</param>
    /// <param name="source">Goes away with this object.</param>
    public McapFile(string path, bool isMessageCompressed, BagReadOptions options, IDisposable? source)
    {
        (_isMessageCompressed, _source) = (isMessageCompressed, source);
        _damage = new DamageNotes(path, options.SkipDamaged);
        _file = File.OpenHandle(path);
        try
        {
            _index = ReadIndex();
            _index.Damage.ForEach(_damage.Add);
            _channels = [.. _index.Channels.Values];
            Topics = [.. _channels.Select(DescribeTopic)];
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    public IReadOnlyList<BagTopic> Topics { get; }

    public long MessageCount => _index.MessageCount;

    public long Start => _index.Start;

    public long End => _index.End;

    public IReadOnlyList<string> Damage => _damage.Sentences;

    public IReadOnlyList<BagNote> Notes =>
        [.. _index.Metadata.Where(record => record.Name != MetadataRecord).Select(record => new BagNote(record.Name, record.Entries))];

    public BagMetadata? Metadata =>
        _index.Metadata.FindLast(record => record.Name == MetadataRecord)?.Entries.GetValueOrDefault(MetadataEntry) is { Length: > 0 } text
            ? _damage.Try("The metadata", () => MetadataFile.Parse(text))
            : null;

    public IReadOnlyList<long> CountMessages() => [.. _channels.Select(channel => _index.Counts.GetValueOrDefault(channel.Id))];

    public IEnumerable<BagAttachment> ReadAttachments()
    {
        McapWindow window = new(_file, RandomAccess.GetLength(_file));
        foreach ((long offset, long length) in _index.Attachments)
        {
            if (_damage.Try("An attachment", () => ReadAttachment(window, offset, length)) is { } attachment)
            {
                yield return attachment;
            }
        }
    }

    public BagFileCursor Read(BagFilter filter)
    {
        Dictionary<ushort, int> wanted = [];
        for (int i = 0; i < _channels.Length; i++)
        {
            if (filter.Includes(Topics[i]))
            {
                wanted.Add(_channels[i].Id, i);
            }
        }

        return new McapCursor(
            new McapSegmentDecoder(_file), _index, wanted, filter, new PayloadInflater(_isMessageCompressed, _damage), _damage);
    }

    public void Dispose()
    {
        _file.Dispose();
        _source?.Dispose();
    }

    private static BagAttachment ReadAttachment(McapWindow window, long offset, long length) =>
        McapAttachment.Parse(window.Show(offset, length)[McapFormat.RecordHeaderSize..(int)length]);

    private McapIndex ReadIndex()
    {
        McapWindow window = new(_file, RandomAccess.GetLength(_file));
        try
        {
            return McapSummary.Read(window);
        }
        catch (Exception e) when (e is BagException or OverflowException)
        {
            using McapSegmentDecoder decoder = new(_file);
            return new McapScan(window, decoder).Run();
        }
    }

    private BagTopic DescribeTopic(McapChannel channel)
    {
        McapSchema? schema = _index.Schemas.GetValueOrDefault(channel.SchemaId);
        return new BagTopic
        {
            Name = channel.Topic,
            Type = schema?.Name ?? "",
            Serialization = channel.MessageEncoding,
            Qos = _damage.Try(
                $"The QoS of {channel.Topic}", () => QosYaml.Parse(channel.Metadata.GetValueOrDefault(QosEntry) ?? "")) ?? [],
            TypeHash = channel.Metadata.GetValueOrDefault(TypeHashEntry) ?? "",
            Definition = schema is { Data.Length: > 0 } ? new BagDefinition(schema.Encoding, Encoding.UTF8.GetString(schema.Data)) : null,
        };
    }
}
