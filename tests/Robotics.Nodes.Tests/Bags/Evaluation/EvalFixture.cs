using System.Text.Json.Nodes;
using Robotics.Bags;
using Robotics.Nodes.Bags;
using Robotics.Nodes.Camera;
using Robotics.Nodes.Tests.Support;

namespace Robotics.Nodes.Tests.Bags.Evaluation;

/// <summary>A short drive with truth, two small models, and the verb that evaluates them.</summary>
public sealed class EvalFixture : IDisposable
{
    public const int Frames = 20;

    private readonly TemporaryFolder _folder = new();

    public EvalFixture()
    {
        Model = _folder.Write("colours.onnx", TestModel.Create());
        OtherModel = _folder.Write("tiny.onnx", TinyModel.Create());
        Bag = Synthesize("drive", isRaw: false);
    }

    public string Bag { get; }

    internal string Model { get; }

    internal string OtherModel { get; }

    internal string Of(string name) => _folder.Of(name);

    /// <summary>Renders a drive of <see cref="Frames"/> frames.</summary>
    internal string Synthesize(string name, bool isRaw)
    {
        BagSynthOptions options = new(Of(name), Frames / 10.0, 10, 3, new FrameSize(160, 96), isRaw, BagStorage.Mcap, BagCompression.Zstd);
        using StreetScenesBag bag = new(options);
        for (int frame = 0; frame < options.Frames; frame++)
        {
            bag.Add(frame);
        }

        return options.Folder;
    }

    /// <summary>Runs <c>bag eval</c> and gives the folder of its files.</summary>
    internal string Evaluate(string name, string bag, params string[] options)
    {
        Run(["eval", bag, "--out", Of(name), .. options]);
        return Of(name);
    }

    /// <summary>Evaluates shard by shard into one folder, merges them, and gives the folder of the merged files.</summary>
    internal string EvaluateInShards(string name, int count, string bag, params string[] options)
    {
        foreach (int i in Enumerable.Range(0, count).Reverse())
        {
            Evaluate($"{name}-parts", bag, [.. options, "--shard", $"{i}/{count}"]);
        }

        Run("eval-merge", Of($"{name}-parts"), "--out", Of(name));
        return Of(name);
    }

    /// <summary>Runs a verb on recordings that must fail, and gives its sentence.</summary>
    internal static string Fail(params string[] arguments)
    {
        using NodeProcess process = new(1, ["bag", .. arguments]);
        Assert.Equal(1, process.WaitForExit());
        return process.Errors;
    }

    internal static JsonObject Summary(string folder) => JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "summary.json")))!.AsObject();

    /// <summary>A summary without what is measured with a clock.</summary>
    internal static string Timeless(string folder) => Timeless(Summary(folder)).ToJsonString();

    /// <summary>The lines of <c>per_frame.csv</c>, cells by column name.</summary>
    internal static IReadOnlyList<Dictionary<string, string>> Rows(string folder)
    {
        string[] lines = File.ReadAllLines(Path.Combine(folder, "per_frame.csv"));
        string[] columns = lines[0].Split(',');
        return [.. lines.Skip(1).Select(line => columns.Zip(line.Split(',')).ToDictionary(cell => cell.First, cell => cell.Second))];
    }

    /// <summary>The lines of <c>per_frame.csv</c> without what is measured with a clock.</summary>
    internal static IEnumerable<string> TimelessRows(string folder) => Rows(folder)
        .Select(row => string.Join(',', row.Where(cell => !cell.Key.EndsWith("_ms", StringComparison.Ordinal)).Select(cell => cell.Value)));

    public void Dispose() => _folder.Dispose();

    private static void Run(params string[] arguments)
    {
        using NodeProcess process = new(1, ["bag", .. arguments]);
        Assert.True(process.WaitForExit() == 0, process.Errors);
    }

    private static JsonObject Timeless(JsonObject summary)
    {
        foreach (string measured in (string[])["latency_ms", "fps", "peak_memory_mb", "latency_percent", "fps_percent"])
        {
            summary.Remove(measured);
        }

        foreach (JsonObject part in new[] { "models", "changes" }.SelectMany(key => summary[key]?.AsArray().OfType<JsonObject>() ?? []))
        {
            Timeless(part);
        }

        return summary;
    }
}
