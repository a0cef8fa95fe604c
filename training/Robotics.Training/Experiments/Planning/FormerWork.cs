using System.Text.Json;
using System.Text.Json.Nodes;

namespace Robotics.Training.Experiments;

/// <summary>
/// Compares what a folder says of the work in it with what an experiment wants there, so that no table holds runs of two recipes. Where
/// the experiment's folder lies does not count: it may be moved.
/// </summary>
internal static class FormerWork
{
    /// <param name="work">Finished or begun work.</param>
    /// <param name="file">Name of the file that describes it.</param>
    /// <param name="wanted">What that file has to say.</param>
    /// <param name="withoutPlace">A description that does not tell where the experiment's folder is.</param>
    /// <exception cref="ExperimentException">It says something else.</exception>
    public static void Require<T>(PlannedWork work, string file, T wanted, Func<T, T> withoutPlace) where T : class
    {
        if (Read<T>(work.Folder, file) is not { } former || !JsonNode.DeepEquals(Json(withoutPlace(former)), Json(withoutPlace(wanted))))
        {
            throw new ExperimentException(
                $"{work.Title}: {Path.Combine(work.Folder, file)} is not the recipe of the experiment file. Choose another --out, or "
                + $"delete {work.Folder} to do it again.");
        }
    }

    /// <summary>A file of an experiment by its place within the experiment's folder; any other as it is.</summary>
    public static string? WithoutPlace(string? path)
    {
        int start = Path.IsPathRooted(path) ? Math.Max(Last(path, "/teachers/"), Last(path, "/runs/")) : -1;
        return start < 0 ? path : path![start..];
    }

    private static int Last(string path, string folder) => path.LastIndexOf(folder, StringComparison.Ordinal);

    private static T? Read<T>(string folder, string file) where T : class
    {
        try
        {
            return ResultFile.Read<T>(folder, file);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonNode? Json<T>(T description) => JsonSerializer.SerializeToNode(description, ExperimentJson.Options);
}
