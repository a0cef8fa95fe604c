using Microsoft.Data.Sqlite;
using Robotics.Bags.Compression;
using Robotics.Bags.Metadata;
using Robotics.Bags.Reading;

namespace Robotics.Bags.Sqlite;

/// <summary>A database of rosbag2, schema versions 1 to 4: columns and tables that a version lacks are taken as empty.</summary>
internal sealed class SqliteFile : IBagFile
{
    private readonly DamageNotes _damage;
    private readonly InflatedFile? _source;
    private readonly bool _isMessageCompressed;
    private readonly SqliteConnection _connection;
    private readonly SqliteEffort _effort;
    private readonly long[] _ids;

    /// <param name="path">The file.</param>
    /// <param name="isMessageCompressed">Whether the recording says that each payload is a zstd frame.</param>
    /// <param name="options">How to read.</param>
    /// <param name="source">Goes away with this object.</param>
    public SqliteFile(string path, bool isMessageCompressed, BagReadOptions options, InflatedFile? source)
    {
        (_isMessageCompressed, _source) = (isMessageCompressed, source);
        _damage = new DamageNotes(path, options.SkipDamaged);
        _connection = SqliteDatabase.Guard(() => SqliteDatabase.OpenRead(path));
        _effort = new SqliteEffort(_connection, new FileInfo(path).Length);
        try
        {
            if (options.SkipDamaged)
            {
                // Lets SQLite open a database that is shorter than its first page says.
                _connection.Execute("PRAGMA writable_schema = ON");
            }

            List<(long Id, BagTopic Topic)> topics = SqliteDatabase.Guard(ReadTopics);
            _ids = [.. topics.Select(row => row.Id)];
            Topics = [.. topics.Select(row => row.Topic)];
            (MessageCount, Start, End) = ReadExtent();
        }
        catch
        {
            _connection.Dispose();
            throw;
        }
    }

    public IReadOnlyList<BagTopic> Topics { get; }

    public long MessageCount { get; }

    public long Start { get; }

    public long End { get; }

    public IReadOnlyList<string> Damage =>
        _source?.Damage is { } damage ? [damage, .. _damage.Sentences] : _damage.Sentences;

    public IReadOnlyList<BagNote> Notes => [];

    public BagMetadata? Metadata => _damage.Try("The metadata", () => SqliteDatabase.Guard(ReadMetadata));

    public IReadOnlyList<long> CountMessages()
    {
        Dictionary<long, long> counts = SqliteDatabase.Guard(() => _connection
            .Query("SELECT topic_id, COUNT(*) FROM messages GROUP BY topic_id", row => (Id: row.GetInt64(0), Count: row.GetInt64(1)))
            .ToDictionary(row => row.Id, row => row.Count));
        return [.. _ids.Select(id => counts.GetValueOrDefault(id))];
    }

    public IEnumerable<BagAttachment> ReadAttachments() => [];

    public BagFileCursor Read(BagFilter filter)
    {
        _effort.Restart();
        Dictionary<long, int> wanted = [];
        for (int i = 0; i < _ids.Length; i++)
        {
            if (filter.Includes(Topics[i]))
            {
                wanted.Add(_ids[i], i);
            }
        }

        ISqliteRows rows = _damage.CanSkip
            ? new SqliteSurvivors(_connection, filter, _damage)
            : new SqliteRows(_connection, wanted.Keys, filter);
        return new SqliteCursor(rows, wanted, new PayloadInflater(_isMessageCompressed, _damage));
    }

    public void Dispose()
    {
        _connection.Dispose();
        _source?.Dispose();
    }

    private List<(long Id, BagTopic Topic)> ReadTopics()
    {
        HashSet<string> columns = [.. _connection.Query("SELECT name FROM pragma_table_info('topics')", row => row.GetString(0))];
        string Column(string name) => columns.Contains(name) ? name : "''";
        Dictionary<string, BagDefinition> definitions =
            _damage.Try("The message definitions", () => SqliteDatabase.Guard(ReadDefinitions)) ?? [];
        return _connection.Query(
            $"SELECT id, name, type, serialization_format, {Column("offered_qos_profiles")}, "
                + $"{Column("type_description_hash")} FROM topics ORDER BY id",
            row => (row.GetInt64(0), new BagTopic
            {
                Name = row.GetString(1),
                Type = row.GetString(2),
                Serialization = row.GetString(3),
                Qos = _damage.Try($"The QoS of {row.GetString(1)}", () => QosYaml.Parse(row.GetString(4))) ?? [],
                TypeHash = row.GetString(5),
                Definition = definitions.GetValueOrDefault(row.GetString(2)),
            }));
    }

    private Dictionary<string, BagDefinition> ReadDefinitions()
    {
        Dictionary<string, BagDefinition> definitions = [];
        if (HasTable("message_definitions"))
        {
            foreach ((string type, BagDefinition definition) in _connection.Query(
                "SELECT topic_type, encoding, encoded_message_definition FROM message_definitions",
                row => (row.GetString(0), new BagDefinition(row.GetString(1), row.GetString(2)))))
            {
                definitions[type] = definition;
            }
        }

        return definitions;
    }

    private BagMetadata? ReadMetadata() =>
        HasTable("metadata")
        && _connection.Query("SELECT metadata FROM metadata ORDER BY id DESC LIMIT 1", row => row.GetString(0)) is [{ Length: > 0 } text]
            ? MetadataFile.Parse(text)
            : null;

    /// <summary>A database that was cut off may have lost the pages that tell; the survivors tell themselves then.</summary>
    private (long Count, long Start, long End) ReadExtent()
    {
        try
        {
            return SqliteDatabase.Guard(() => _connection
                .Query(
                    "SELECT COUNT(timestamp), MIN(timestamp), MAX(timestamp) FROM messages",
                    row => row.GetInt64(0) == 0 ? (0, long.MaxValue, long.MinValue) : (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2)))
                .Single());
        }
        catch (BagException) when (_damage.CanSkip)
        {
            _effort.Restart();
            using SqliteSurvivors rows = new(_connection, BagFilter.All, _damage);
            return (rows.Count, rows.Count == 0 ? long.MaxValue : long.MinValue, rows.Count == 0 ? long.MinValue : long.MaxValue);
        }
    }

    private bool HasTable(string name) =>
        _connection.Query($"SELECT name FROM sqlite_master WHERE type = 'table' AND name = '{name}'", row => row.GetString(0)).Count > 0;
}
