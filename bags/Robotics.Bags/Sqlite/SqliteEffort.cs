using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Robotics.Bags.Sqlite;

/// <summary>Ends queries that go round in circles, as they do where the pages of a damaged database point back at each other.</summary>
internal sealed class SqliteEffort
{
    private const int Step = 10_000;

    // A row has some twenty bytes at least and takes some twenty instructions.
    private const long InstructionsPerByte = 16;

    private readonly long _limit;
    private long _spent;

    public SqliteEffort(SqliteConnection connection, long fileSize)
    {
        _limit = Math.Max(100, fileSize * InstructionsPerByte / Step);
        raw.sqlite3_progress_handler(connection.Handle, Step, _ => ++_spent > _limit ? 1 : 0, null);
    }

    /// <summary>To be called when the table is read anew.</summary>
    public void Restart() => _spent = 0;
}
