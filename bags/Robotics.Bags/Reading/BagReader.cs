using Robotics.Bags.Metadata;
using Robotics.Bags.Reading;

namespace Robotics.Bags;

/// <summary>
/// Reads a recording of rosbag2: a folder with its <c>metadata.yaml</c> (or without, as a killed recorder leaves it), or a single .mcap or
/// .db3 file. A recording that was cut off is read up to the cut; <see cref="Damage"/> says so.
/// </summary>
public sealed class BagReader : IDisposable
{
    private readonly List<IBagFile> _files = [];
    private readonly List<string> _paths = [];
    private readonly List<BagTopic> _topics = [];
    private readonly List<BagTopic[]> _topicsOfFiles = [];
    private readonly List<string> _lostFiles = [];
    private IReadOnlyList<BagTopicCount>? _counts;

    private BagReader(string path, BagMetadata? metadata) => (Path, Metadata) = (path, metadata);

    /// <summary>The folder or file.</summary>
    public string Path { get; }

    /// <summary>What <c>metadata.yaml</c> says, or else what a file itself carries, or null.</summary>
    public BagMetadata? Metadata { get; private set; }

    /// <summary>The storage of the first file.</summary>
    public BagStorage Storage { get; private set; }

    /// <summary>The topics of all files.</summary>
    public IReadOnlyList<BagTopic> Topics => _topics;

    /// <summary>The files, with what is really in them.</summary>
    public IReadOnlyList<BagFilePart> Files =>
        [.. _files.Select((file, i) => new BagFilePart(_paths[i], file.Start, Math.Max(0, file.End - file.Start), file.MessageCount))];

    /// <summary>Number of messages in all files.</summary>
    public long MessageCount => _files.Sum(file => file.MessageCount);

    /// <summary>Stamp of the first message, in nanoseconds since 1970; 0 where there is none.</summary>
    public long StartStamp => Occupied().Select(file => file.Start).DefaultIfEmpty().Min();

    /// <summary>Stamp of the last message; 0 where there is none.</summary>
    public long EndStamp => Occupied().Select(file => file.End).DefaultIfEmpty().Max();

    /// <summary>Texts that were recorded along.</summary>
    public IEnumerable<BagNote> Notes => _files.SelectMany(file => file.Notes);

    /// <summary>What is missing or was skipped, in sentences.</summary>
    public IReadOnlyList<string> Damage => [.. _lostFiles, .. _files.SelectMany(file => file.Damage)];

    /// <summary>Opens a recording.</summary>
    /// <param name="path">A folder or a file.</param>
    /// <param name="options">How to read.</param>
    /// <exception cref="BagException">There is no recording, or it cannot be read at all.</exception>
    public static BagReader Open(string path, BagReadOptions? options = null)
    {
        options ??= new BagReadOptions();
        bool isFolder = Directory.Exists(path);
        if (!isFolder && !File.Exists(path))
        {
            throw new BagException($"There is no recording at {path}.");
        }

        BagMetadata? metadata = isFolder ? ReadMetadata(path, options) : null;
        BagReader reader = new(path, metadata);
        try
        {
            foreach (string file in isFolder ? BagFiles.Find(path, metadata) : [path])
            {
                reader.TryAdd(file, options);
            }

            return reader._files.Count > 0 ? reader : throw new BagException(string.Join(" ", reader._lostFiles));
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    /// <summary>The messages of all files in stamp order; several cursors may be open.</summary>
    public BagCursor Read(BagFilter? filter = null) => new(_files, _topicsOfFiles, filter ?? BagFilter.All);

    /// <summary>The files that were recorded along, one at a time.</summary>
    public IEnumerable<BagAttachment> ReadAttachments() => _files.SelectMany(file => file.ReadAttachments());

    /// <summary>The topics with their numbers of messages; counts where no file knows them.</summary>
    public IReadOnlyList<BagTopicCount> CountMessages() => _counts ??= Count();

    /// <inheritdoc/>
    public void Dispose() => _files.ForEach(file => file.Dispose());

    private static BagMetadata? ReadMetadata(string folder, BagReadOptions options)
    {
        string path = System.IO.Path.Combine(folder, BagMetadata.FileName);
        try
        {
            return File.Exists(path) ? MetadataFile.Read(path) : null;
        }
        catch (BagException) when (options.SkipDamaged)
        {
            return null;
        }
    }

    private IEnumerable<IBagFile> Occupied() => _files.Where(file => file.Start <= file.End);

    private void TryAdd(string path, BagReadOptions options)
    {
        try
        {
            Add(path, options);
        }
        catch (BagException e) when (options.SkipDamaged)
        {
            _lostFiles.Add(e.Message);
        }
    }

    private void Add(string path, BagReadOptions options)
    {
        IBagFile file = BagFiles.Open(path, Metadata?.CompressionMode == "MESSAGE", options);
        _files.Add(file);
        _paths.Add(path);
        if (_files.Count == 1)
        {
            Storage = file is Mcap.McapFile ? BagStorage.Mcap : BagStorage.Sqlite3;
            Metadata ??= file.Metadata;
        }

        _topicsOfFiles.Add([.. file.Topics.Select(Unite)]);
    }

    /// <summary>
    /// The topic of the whole recording that a file's topic is; what the file does not say is taken from <c>metadata.yaml</c>.
    /// </summary>
    private BagTopic Unite(BagTopic topic)
    {
        if (_topics.Find(known => IsSame(known, topic)) is { } known)
        {
            return known;
        }

        BagTopic? listed = Metadata?.Topics.Select(counted => counted.Topic).FirstOrDefault(candidate => IsSame(candidate, topic));
        BagTopic united = new()
        {
            Name = topic.Name,
            Type = topic.Type,
            Serialization = topic.Serialization,
            Qos = topic.Qos.Count > 0 ? topic.Qos : listed?.Qos ?? [],
            TypeHash = topic.TypeHash.Length > 0 ? topic.TypeHash : listed?.TypeHash ?? "",
            Definition = topic.Definition,
        };
        _topics.Add(united);
        return united;
    }

    private static bool IsSame(BagTopic one, BagTopic other) => one.Name == other.Name && one.Type == other.Type;

    private List<BagTopicCount> Count()
    {
        Dictionary<BagTopic, long> counts = _topics.ToDictionary(topic => topic, _ => 0L);
        for (int i = 0; i < _files.Count; i++)
        {
            IReadOnlyList<long> ofFile = _files[i].CountMessages();
            for (int topic = 0; topic < ofFile.Count; topic++)
            {
                counts[_topicsOfFiles[i][topic]] += ofFile[topic];
            }
        }

        return [.. counts.Select(pair => new BagTopicCount(pair.Key, pair.Value))];
    }
}
