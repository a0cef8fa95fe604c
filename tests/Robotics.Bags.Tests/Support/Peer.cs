using System.Text.Json;
using Robotics.Tests;

namespace Robotics.Bags.Tests.Support;

/// <summary>Runs programs of others that read and write recordings.</summary>
internal static class Peer
{
    /// <summary>Runs a script of <c>peers/</c> under Node.js, whose output is JSON.</summary>
    public static JsonElement Node(string script, params string[] arguments) =>
        JsonDocument.Parse(
            PeerProgram.Run("node", [Path.Combine(RepositoryFiles.Root, "tests", "Robotics.Bags.Tests", "peers", script), .. arguments]))
            .RootElement;

    /// <summary>Asks a database by Python's own SQLite; the rows come as JSON.</summary>
    public static JsonElement Sqlite(string database, string sql) => JsonDocument.Parse(PeerProgram.Run(
        "python3",
        [
                "-c", "import json, sqlite3, sys; print(json.dumps(sqlite3.connect(sys.argv[1]).execute(sys.argv[2]).fetchall()))",
                database, sql,
            ])).RootElement;
}
