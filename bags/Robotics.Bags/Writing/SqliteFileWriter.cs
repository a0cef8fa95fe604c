using Microsoft.Data.Sqlite;
using Robotics.Bags.Compression;
using Robotics.Bags.Metadata;
using Robotics.Bags.Sqlite;
using Robotics.Compression;
using SQLitePCL;

namespace Robotics.Bags.Writing;

/// <summary>Writes a database in rosbag2's schema 4. A write-ahead log keeps it whole when the program is killed.</summary>
internal sealed class SqliteFileWriter : IBagFileWriter
{
    // So many bytes are lost at most when the program is killed.
    private const int TransactionSize = 1 << 20;

    private const string Schema =
        """
        CREATE TABLE schema(schema_version INTEGER PRIMARY KEY, ros_distro TEXT NOT NULL);
        CREATE TABLE metadata(id INTEGER PRIMARY KEY, metadata_version INTEGER NOT NULL, metadata TEXT NOT NULL);
        CREATE TABLE topics(id INTEGER PRIMARY KEY, name TEXT NOT NULL, type TEXT NOT NULL, serialization_format TEXT NOT NULL,
          offered_qos_profiles TEXT NOT NULL, type_description_hash TEXT NOT NULL);
        CREATE TABLE message_definitions(id INTEGER PRIMARY KEY, topic_type TEXT NOT NULL, encoding TEXT NOT NULL,
          encoded_message_definition TEXT NOT NULL, type_description_hash TEXT NOT NULL);
        CREATE TABLE messages(id INTEGER PRIMARY KEY, topic_id INTEGER NOT NULL, timestamp INTEGER NOT NULL, data BLOB NOT NULL);
        CREATE INDEX timestamp_idx ON messages (timestamp ASC);
        """;

    private readonly SqliteConnection _connection;
    private readonly sqlite3_stmt _insert;
    private readonly ICompressor? _compressor;
    private readonly HashSet<string> _defined = [];
    private byte[] _compressed = [];
    private int _topics;
    private long _pending;

    public SqliteFileWriter(string path, BagWriterOptions options)
    {
        _compressor = options.CompressionMode != BagCompressionMode.File ? BagCompressions.CreateCompressor(options.Compression) : null;
        _connection = SqliteDatabase.OpenWrite(path);
        _connection.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF;");
        _connection.Execute(Schema);
        Insert("INSERT INTO schema VALUES (4, $1)", options.RosDistro);
        _insert = _connection.Prepare("INSERT INTO messages(topic_id, timestamp, data) VALUES (?1, ?2, ?3)");
        _connection.Execute("BEGIN");
    }

    public long Size { get; private set; }

    public void AddTopic(BagTopic topic)
    {
        Insert(
            "INSERT INTO topics VALUES ($1, $2, $3, $4, $5, $6)",
            ++_topics,
            topic.Name,
            topic.Type,
            topic.Serialization,
            QosYaml.Format(topic.Qos),
            topic.TypeHash);
        if (_defined.Add(topic.Type) && topic.Definition is { } definition)
        {
            Insert(
                "INSERT INTO message_definitions(topic_type, encoding, encoded_message_definition, "
                    + "type_description_hash) VALUES ($1, $2, $3, $4)",
                topic.Type,
                definition.Encoding,
                definition.Text,
                topic.TypeHash);
        }
    }

    public void Write(int topic, in BagMessage message)
    {
        ReadOnlySpan<byte> data = Compress(message.Payload);
        raw.sqlite3_reset(_insert);
        Check(raw.sqlite3_bind_int64(_insert, 1, topic + 1));
        Check(raw.sqlite3_bind_int64(_insert, 2, message.Stamp));
        Check(raw.sqlite3_bind_blob(_insert, 3, data));
        Check(raw.sqlite3_step(_insert));
        Size += data.Length;
        _pending += data.Length;
        if (_pending >= TransactionSize)
        {
            Flush();
        }
    }

    public void Write(BagAttachment attachment) =>
        throw new BagException($"SQLite has no place for the attachment '{attachment.Name}'; take MCAP as storage.");

    public void Write(BagNote note) =>
        throw new BagException($"SQLite has no place for the note '{note.Name}'; take MCAP as storage.");

    public void Flush()
    {
        raw.sqlite3_reset(_insert);
        _connection.Execute("COMMIT; BEGIN");
        _pending = 0;
    }

    public void Finish(string metadataText)
    {
        raw.sqlite3_reset(_insert);
        Insert("INSERT INTO metadata(metadata_version, metadata) VALUES ($1, $2)", BagMetadata.CurrentVersion, metadataText);
        _connection.Execute("COMMIT");
        _insert.Dispose();
        _connection.Execute("PRAGMA journal_mode = DELETE");
    }

    public void Dispose()
    {
        _insert.Dispose();
        _connection.Dispose();
        _compressor?.Dispose();
    }

    private void Check(int code) => SqliteDatabase.Check(_connection.Handle!, code);

    private ReadOnlySpan<byte> Compress(ReadOnlySpan<byte> payload)
    {
        if (_compressor is null)
        {
            return payload;
        }

        int room = _compressor.GetMaxCompressedSize(payload.Length);
        if (_compressed.Length < room)
        {
            _compressed = GC.AllocateUninitializedArray<byte>(room);
        }

        return _compressed.AsSpan(0, _compressor.Compress(payload, _compressed));
    }

    private void Insert(string sql, params object[] values)
    {
        using SqliteCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        for (int i = 0; i < values.Length; i++)
        {
            command.Parameters.AddWithValue($"${i + 1}", values[i]);
        }

        command.ExecuteNonQuery();
    }
}
