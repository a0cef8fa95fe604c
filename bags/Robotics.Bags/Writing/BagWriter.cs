using Robotics.Bags.Metadata;
using Robotics.Bags.Writing;

namespace Robotics.Bags;

/// <summary>
/// Writes a recording of rosbag2: a folder with one file or several and <c>metadata.yaml</c>, which is written at the end. Not for several
/// threads.
/// </summary>
public sealed class BagWriter : IDisposable
{
    private readonly BagWriterOptions _options;
    private readonly List<(BagTopic Topic, long Count)> _topics = [];
    private readonly Dictionary<BagTopic, int> _numbers = [];
    private readonly List<BagFilePart> _parts = [];
    private readonly FileExtent _whole = new();
    private FileExtent _extent = new();
    private IBagFileWriter? _file;
    private string _path = "";
    private bool _isClosed;

    /// <summary>Begins a recording.</summary>
    /// <param name="folder">Must be empty or not exist.</param>
    /// <param name="options">How to write.</param>
    /// <exception cref="BagException">The folder is not empty, or the options contradict each other.</exception>
    public BagWriter(string folder, BagWriterOptions? options = null)
    {
        _options = options ?? new BagWriterOptions();
        _options.Check();
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
        {
            throw new BagException($"{folder} exists; a recording needs a new folder.");
        }

        Folder = System.IO.Path.GetFullPath(folder);
        Directory.CreateDirectory(Folder);
        Open();
    }

    /// <summary>Where the recording lies.</summary>
    public string Folder { get; }

    /// <summary>Messages so far.</summary>
    public long MessageCount => _whole.MessageCount;

    /// <summary>Adds a topic before its first message; a second call with the same object does nothing.</summary>
    public void AddTopic(BagTopic topic)
    {
        ArgumentNullException.ThrowIfNull(topic);
        if (_numbers.TryAdd(topic, _topics.Count))
        {
            _topics.Add((topic, 0));
            Current.AddTopic(topic);
        }
    }

    /// <summary>Writes a message that was received when it was sent.</summary>
    /// <param name="topic">A topic that was added.</param>
    /// <param name="stamp">Nanoseconds since 1970.</param>
    /// <param name="payload">The serialized message.</param>
    public void Write(BagTopic topic, long stamp, ReadOnlySpan<byte> payload) =>
        Write(new BagMessage(topic, stamp, stamp, sequence: 0, payload));

    /// <summary>Writes a message of a topic that was added.</summary>
    public void Write(in BagMessage message)
    {
        if (!_numbers.TryGetValue(message.Topic, out int topic))
        {
            throw new ArgumentException($"The topic {message.Topic.Name} was not added to the recording.", nameof(message));
        }

        if (IsFull(message.Stamp))
        {
            Close(isLast: false);
            Open();
        }

        Current.Write(topic, message);
        _extent.Add(message.Stamp);
        _whole.Add(message.Stamp);
        _topics[topic] = (_topics[topic].Topic, _topics[topic].Count + 1);
    }

    /// <summary>Writes a file along with the messages; MCAP only.</summary>
    /// <exception cref="BagException">The storage has no place for it.</exception>
    public void Write(BagAttachment attachment) => Current.Write(attachment);

    /// <summary>Writes named texts along with the messages; MCAP only.</summary>
    /// <exception cref="BagException">The storage has no place for it.</exception>
    public void Write(BagNote note) => Current.Write(note);

    /// <summary>Hands all messages over to the operating system: no later death of this program loses them.</summary>
    public void Flush() => Current.Flush();

    /// <summary>Completes the recording.</summary>
    public void Close()
    {
        if (!_isClosed)
        {
            Close(isLast: true);
            _isClosed = true;
            File.WriteAllText(System.IO.Path.Combine(Folder, BagMetadata.FileName), MetadataText.Format(Describe()));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_file is not null)
        {
            Close();
        }
    }

    private IBagFileWriter Current => _file ?? throw new InvalidOperationException("The recording is closed.");

    private bool IsFull(long stamp) =>
        _extent.MessageCount > 0
        && ((_options.MaxFileSize > 0 && Current.Size >= _options.MaxFileSize)
            || (_options.MaxFileDuration > 0 && stamp - _extent.Start >= _options.MaxFileDuration));

    private void Open()
    {
        string extension = _options.Storage == BagStorage.Mcap ? "mcap" : "db3";
        _path = System.IO.Path.Combine(Folder, $"{System.IO.Path.GetFileName(Folder)}_{_parts.Count}.{extension}");
        _file = _options.Storage == BagStorage.Mcap ? new McapFileWriter(_path, _options) : new SqliteFileWriter(_path, _options);
        _extent = new FileExtent();
        _topics.ForEach(topic => _file.AddTopic(topic.Topic));
    }

    private void Close(bool isLast)
    {
        using (IBagFileWriter file = Current)
        {
            _file = null;
            _parts.Add(_extent.Describe(System.IO.Path.GetFileName(_path)));
            file.Finish(isLast ? MetadataText.Format(Describe()) : "");
        }

        if (_options.CompressionMode == BagCompressionMode.File)
        {
            string compressed = DeflatedFile.Replace(_path);
            _parts[^1] = _parts[^1] with { Path = System.IO.Path.GetFileName(compressed) };
        }
    }

    private BagMetadata Describe() => new()
    {
        StorageIdentifier = _options.Storage == BagStorage.Mcap ? "mcap" : "sqlite3",
        StartStamp = _whole.MessageCount == 0 ? 0 : _whole.Start,
        Duration = _whole.Duration,
        MessageCount = _whole.MessageCount,
        Topics = [.. _topics.Select(topic => new BagTopicCount(topic.Topic, topic.Count))],
        CompressionFormat = Mode.Length > 0 ? "zstd" : "",
        CompressionMode = Mode,
        Files = _parts,
        CustomData = _options.CustomData,
        RosDistro = _options.RosDistro,
    };

    private string Mode => (_options.CompressionMode, _options.Storage, _options.Compression) switch
    {
        (BagCompressionMode.File, _, _) => "FILE",
        (_, BagStorage.Sqlite3, BagCompression.Zstd) => "MESSAGE",
        _ => "",
    };
}
