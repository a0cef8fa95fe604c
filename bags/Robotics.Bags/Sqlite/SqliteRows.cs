using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Robotics.Bags.Sqlite;

/// <summary>The rows as SQLite's index orders them, their payloads in SQLite's own memory.</summary>
internal sealed class SqliteRows : ISqliteRows
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private long _before = long.MinValue;

    public SqliteRows(SqliteConnection connection, IEnumerable<long> topics, BagFilter filter)
    {
        _database = connection.Handle!;
        _statement = connection.Prepare(
            "SELECT topic_id, timestamp, data FROM messages WHERE timestamp BETWEEN ?1 AND ?2 AND topic_id IN "
                + $"({string.Join(',', topics)}) ORDER BY timestamp, id");
        SqliteDatabase.Check(_database, raw.sqlite3_bind_int64(_statement, 1, filter.Start));
        SqliteDatabase.Check(_database, raw.sqlite3_bind_int64(_statement, 2, filter.End));
    }

    public long TopicId => raw.sqlite3_column_int64(_statement, 0);

    public long Stamp => raw.sqlite3_column_int64(_statement, 1);

    public ReadOnlySpan<byte> Data => raw.sqlite3_column_blob(_statement, 2);

    public bool MoveNext()
    {
        int code = raw.sqlite3_step(_statement);
        SqliteDatabase.Check(_database, code);
        if (code != raw.SQLITE_ROW)
        {
            return false;
        }

        long stamp = Stamp;
        _before = stamp >= _before ? stamp : throw new BagException("The database's index is damaged: the stamps in it go back.");
        return true;
    }

    public void Dispose() => _statement.Dispose();
}
