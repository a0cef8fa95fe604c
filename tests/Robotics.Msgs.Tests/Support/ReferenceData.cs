using System.Text.Json;

namespace Robotics.Msgs.Tests.Support;

/// <summary>The golden files of tests/reference/ros.</summary>
internal static class ReferenceData
{
    public static JsonElement Cdr { get; } = Load("cdr.json");

    public static JsonElement Types { get; } = Load("types.json");

    public static JsonElement Interfaces => Types.GetProperty("interfaces");

    /// <summary>The root of the repository, where the interface packages are.</summary>
    public static string RepositoryRoot { get; } = FindRoot();

    /// <summary>The rows of a table of cdr.json as theory data: index and a name for the report.</summary>
    public static TheoryData<int, string> Rows(string table)
    {
        var data = new TheoryData<int, string>();
        var index = 0;
        foreach (var row in Cdr.GetProperty(table).EnumerateArray())
        {
            var name = row.TryGetProperty("name", out var text) ? text.GetString() : row.GetProperty("topic").GetString();
            data.Add(index++, $"{row.GetProperty("type").GetString()}: {name}");
        }

        return data;
    }

    public static JsonElement Row(string table, int index) => Cdr.GetProperty(table)[index];

    public static byte[] Bytes(JsonElement row) => Convert.FromHexString(row.GetProperty("cdr").GetString()!);

    private static JsonElement Load(string file)
        => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "reference", file))).RootElement;

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Robotics.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests must run inside the repository.");
        }

        return folder.FullName;
    }
}
