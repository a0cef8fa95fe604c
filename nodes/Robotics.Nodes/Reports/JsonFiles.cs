using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Robotics.Nodes.Reports;

/// <summary>Reads and writes the files of figures.</summary>
internal static class JsonFiles
{
    /// <summary>Writes a file as a whole, so that nobody reads half of it.</summary>
    public static void Write<T>(string path, T value, JsonTypeInfo<T> type)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        string unfinished = path + ".tmp";
        File.WriteAllText(unfinished, JsonSerializer.Serialize(value, type) + "\n");
        File.Move(unfinished, path, overwrite: true);
    }

    /// <exception cref="IOException">The file is missing or is not such a file.</exception>
    public static T Read<T>(string path, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(path), type) ?? throw new IOException($"{path} holds nothing.");
        }
        catch (JsonException e)
        {
            throw new IOException($"{path} cannot be read: {e.Message}", e);
        }
    }
}
