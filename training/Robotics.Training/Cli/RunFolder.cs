using System.Text.Json;
using Robotics.Training.Checkpoints;

namespace Robotics.Training.Cli;

/// <summary>Decides what a run in a folder does: begin, or go on with the options that its checkpoint holds.</summary>
internal static class RunFolder
{
    /// <param name="folder">Folder of the run.</param>
    /// <param name="resume">Whether an existing checkpoint is continued.</param>
    /// <param name="recipe">Options of a new run before the command line's.</param>
    /// <param name="apply">Overrides options with those that the command line names.</param>
    /// <exception cref="UsageException">
    /// The folder holds a run and <paramref name="resume"/> is not set, or the command line contradicts the run's options.
    /// </exception>
    public static TrainingOptions Resolve(
        string folder, bool resume, TrainingOptions recipe, Func<TrainingOptions, TrainingOptions> apply)
    {
        string checkpoint = Path.Combine(folder, CheckpointFile.Name);
        if (!File.Exists(checkpoint))
        {
            return apply(recipe);
        }

        if (!resume)
        {
            throw new UsageException($"{folder} already holds a run; add --resume to continue it or choose another --out.");
        }

        TrainingOptions saved = TrainingOptions.FromJson(CheckpointFile.ReadOptions(checkpoint));
        string[] contradictions = [.. Differences(saved.ToJson(), apply(saved).ToJson())];
        return contradictions.Length == 0
            ? saved
            : throw new UsageException(
                $"--resume continues the run as it began, but {string.Join(", ", contradictions)} differ(s); "
                + "drop them or choose another --out.");
    }

    private static IEnumerable<string> Differences(string saved, string asked)
    {
        using JsonDocument first = JsonDocument.Parse(saved);
        using JsonDocument second = JsonDocument.Parse(asked);
        return [.. first.RootElement.EnumerateObject()
            .Where(property => property.Value.GetRawText() != second.RootElement.GetProperty(property.Name).GetRawText())
            .Select(property => property.Name)];
    }
}
