using System.Text.Json;

namespace Robotics.Training.Experiments;

/// <summary>Results as JSON files, each there at once or not at all.</summary>
internal static class ResultFile
{
    /// <summary>Reads a file of a folder; null where there is none.</summary>
    public static T? Read<T>(string folder, string name) where T : class
    {
        string path = Path.Combine(folder, name);
        return File.Exists(path) ? JsonSerializer.Deserialize<T>(File.ReadAllText(path), ExperimentJson.Options) : null;
    }

    public static void Write<T>(string folder, string name, T result)
    {
        string path = Path.Combine(folder, name), draft = path + ".new";
        File.WriteAllText(draft, JsonSerializer.Serialize(result, ExperimentJson.Options));
        File.Move(draft, path, overwrite: true);
    }
}
