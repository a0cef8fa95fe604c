using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Robotics.Bags.Sqlite;

/// <summary>Opens SQLite databases and says in words what SQLite says in codes.</summary>
internal static class SqliteDatabase
{
    static SqliteDatabase() => Batteries_V2.Init();

    /// <summary>Opens a database that nobody writes; one whose writer was killed is mended by its journal.</summary>
    public static SqliteConnection OpenRead(string path)
    {
        bool hasJournal = File.Exists(path + "-wal") || File.Exists(path + "-journal");
        return Open(new SqliteConnectionStringBuilder
        {
            DataSource = hasJournal ? path : new Uri(Path.GetFullPath(path)).AbsoluteUri + "?immutable=1",
            Mode = hasJournal ? SqliteOpenMode.ReadWrite : SqliteOpenMode.ReadOnly,
            Pooling = false,
        });
    }

    public static SqliteConnection OpenWrite(string path) =>
        Open(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWriteCreate, Pooling = false });

    public static void Execute(this SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Reads all rows of a query.</summary>
    public static List<T> Query<T>(this SqliteConnection connection, string sql, Func<SqliteDataReader, T> read)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        using SqliteDataReader reader = command.ExecuteReader();
        List<T> rows = [];
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <summary>Compiles a statement whose blobs are passed without a copy.</summary>
    public static sqlite3_stmt Prepare(this SqliteConnection connection, string sql)
    {
        Check(connection.Handle!, raw.sqlite3_prepare_v2(connection.Handle, sql, out sqlite3_stmt statement));
        return statement;
    }

    /// <exception cref="BagException">The code is an error.</exception>
    public static void Check(sqlite3 database, int code)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            throw new BagException($"SQLite: {raw.sqlite3_errmsg(database).utf8_to_string()}.");
        }
    }

    /// <summary>Runs what may find the database damaged.</summary>
    public static T Guard<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception e) when (e is SqliteException or InvalidCastException or InvalidOperationException)
        {
            throw new BagException(e.Message, e);
        }
    }

    private static SqliteConnection Open(SqliteConnectionStringBuilder settings)
    {
        SqliteConnection connection = new(settings.ConnectionString);
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
