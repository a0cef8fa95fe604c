using System.Text.Json;

namespace Robotics.Training.Verification;

/// <summary>Finds the records of a reference directory: every JSON file under it, split where it lists cases or models.</summary>
public static class ReferenceDirectory
{
    private static readonly string[] ListPrefixes = ["cases", "models"];
    private static readonly string[] IdProperties = ["id", "file", "name"];

    /// <summary>All records, in the order of their paths.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such directory.</exception>
    /// <exception cref="InvalidDataException">There is no record in it, or a file is no JSON.</exception>
    public static IReadOnlyList<ReferenceRecord> Read(string directory)
    {
        if (!Directory.Exists(directory))
        {
            throw new DirectoryNotFoundException($"There is no directory {directory}.");
        }

        ReferenceRecord[] records = [.. Directory.EnumerateFiles(directory, "*.json", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .SelectMany(file => Split(directory, file))];
        return records.Length > 0 ? records : throw new InvalidDataException($"{directory} holds no .json file.");
    }

    private static IEnumerable<ReferenceRecord> Split(string directory, string file)
    {
        string path = Path.GetRelativePath(directory, file).Replace(Path.DirectorySeparatorChar, '/');
        JsonElement root = Parse(file);
        JsonProperty[] lists = root.ValueKind == JsonValueKind.Object ? [.. root.EnumerateObject().Where(IsList)] : [];
        if (lists.Length == 0)
        {
            return [new ReferenceRecord(directory, path, null, null, root, root)];
        }

        return lists.SelectMany(list => list.Value.EnumerateArray().Select(
            (entry, index) => new ReferenceRecord(directory, path, list.Name, Identify(entry, list.Name, index), entry, root)));
    }

    private static bool IsList(JsonProperty property) =>
        ListPrefixes.Any(prefix => property.Name.StartsWith(prefix, StringComparison.Ordinal))
        && property.Value.ValueKind == JsonValueKind.Array
        && property.Value.EnumerateArray().All(entry => entry.ValueKind == JsonValueKind.Object);

    private static string Identify(JsonElement entry, string list, int index) =>
        IdProperties.Where(name => entry.TryGetProperty(name, out JsonElement id) && id.ValueKind == JsonValueKind.String)
            .Select(name => entry.GetProperty(name).GetString()!)
            .FirstOrDefault($"{list}[{index}]");

    private static JsonElement Parse(string file)
    {
        try
        {
            using FileStream stream = File.OpenRead(file);
            using JsonDocument document = JsonDocument.Parse(stream);
            return document.RootElement.Clone();
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{file} is no JSON: {e.Message}", e);
        }
    }
}
