using System.Globalization;
using Robotics.Bags;
using Robotics.Nodes.Bags.Evaluation.Report;
using Robotics.Nodes.Reports;

namespace Robotics.Nodes.Bags.Evaluation;

/// <summary>The files of an evaluation.</summary>
internal static class EvalFiles
{
    private const string ShardPattern = "shard-*-of-*.json";

    /// <summary>Writes summary, table and report into a folder.</summary>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static EvalSummary Write(string folder, EvalOutcome outcome)
    {
        EvalSummary summary = EvalSummary.Of(outcome);
        Directory.CreateDirectory(folder);
        JsonFiles.Write(Path.Combine(folder, "summary.json"), summary, FiguresJsonContext.Default.EvalSummary);
        File.WriteAllText(Path.Combine(folder, "per_frame.csv"), FrameTable.ToCsv(outcome));
        File.WriteAllText(Path.Combine(folder, "report.html"), new EvalReport(summary, outcome).ToHtml());
        return summary;
    }

    /// <summary>Writes a shard and gives the name of its file.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static string WriteShard(string folder, EvalPart part)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"shard-{part.Shard.Index}-of-{part.Shard.Count}.json");
        string file = Path.Combine(folder, name);
        JsonFiles.Write(file, part, FiguresJsonContext.Default.EvalPart);
        return file;
    }

    /// <summary>Reads all shards of some folders.</summary>
    /// <exception cref="BagException">There is none.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static IReadOnlyList<EvalPart> ReadShards(IReadOnlyList<string> folders)
    {
        EvalPart[] parts =
        [
            .. folders.SelectMany(folder => Directory.EnumerateFiles(folder, ShardPattern))
                .Order(StringComparer.Ordinal)
                .Select(file => JsonFiles.Read(file, FiguresJsonContext.Default.EvalPart)),
        ];
        return parts.Length > 0
            ? parts
            : throw new BagException(
                $"There are no shards ({ShardPattern}) in {string.Join(", ", folders)}; bag eval --shard writes them.");
    }
}
