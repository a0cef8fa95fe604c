using Microsoft.Data.Sqlite;
using Robotics.Bags.Reading;
using SQLitePCL;

namespace Robotics.Bags.Sqlite;

/// <summary>The rows of a damaged database that can still be read: found one by one in the table itself, without its index.</summary>
internal sealed class SqliteSurvivors : ISqliteRows
{
    // After a damaged page the table is taken up again behind it, at most so many times in a row.
    private const int MaxLeaps = 64;

    private readonly List<(long Stamp, long Id)> _rows = [];
    private readonly sqlite3_stmt _fetch;
    private readonly DamageNotes _damage;
    private int _position = -1;

    public SqliteSurvivors(SqliteConnection connection, BagFilter filter, DamageNotes damage)
    {
        _damage = damage;
        using sqlite3_stmt find = connection.Prepare("SELECT id, timestamp FROM messages WHERE id > ?1 ORDER BY id");
        Find(find, filter);
        _rows.Sort();
        _fetch = connection.Prepare("SELECT topic_id, timestamp, data FROM messages WHERE id = ?1");
    }

    public int Count => _rows.Count;

    public long TopicId => raw.sqlite3_column_int64(_fetch, 0);

    public long Stamp => raw.sqlite3_column_int64(_fetch, 1);

    public ReadOnlySpan<byte> Data => raw.sqlite3_column_blob(_fetch, 2);

    public bool MoveNext()
    {
        while (++_position < _rows.Count)
        {
            raw.sqlite3_reset(_fetch);
            raw.sqlite3_bind_int64(_fetch, 1, _rows[_position].Id);
            if (raw.sqlite3_step(_fetch) == raw.SQLITE_ROW)
            {
                return true;
            }

            _damage.Add($"The message in row {_rows[_position].Id} is damaged.");
        }

        return false;
    }

    public void Dispose() => _fetch.Dispose();

    private void Find(sqlite3_stmt statement, BagFilter filter)
    {
        long last = long.MinValue;
        for (int leaps = 0, leap = 0; leaps < MaxLeaps;)
        {
            raw.sqlite3_reset(statement);
            raw.sqlite3_bind_int64(statement, 1, last + leap);
            int code;
            while ((code = raw.sqlite3_step(statement)) == raw.SQLITE_ROW && raw.sqlite3_column_int64(statement, 0) > last)
            {
                (last, leap, leaps) = (raw.sqlite3_column_int64(statement, 0), 0, 0);
                long stamp = raw.sqlite3_column_int64(statement, 1);
                if (filter.Includes(stamp))
                {
                    _rows.Add((stamp, last));
                }
            }

            if (code == raw.SQLITE_DONE || last == long.MinValue)
            {
                return;
            }

            _damage.Add($"The database is damaged behind row {last}.");
            leap++;
            leaps++;
        }
    }
}
