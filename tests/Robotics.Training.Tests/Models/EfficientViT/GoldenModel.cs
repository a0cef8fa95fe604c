using System.Text.Json;
using Robotics.Tests;

namespace Robotics.Training.Tests.Models.EfficientViT;

/// <summary>What the reference implementation says about one model.</summary>
internal sealed class GoldenModel
{
    private readonly JsonElement _root;

    public GoldenModel(string name)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(RepositoryFiles.Reference($"models/efficientvit/{name}.json")));
        _root = document.RootElement.Clone();
    }

    public long Parameters => _root.GetProperty("params").GetInt64();

    /// <summary>Keys, shapes and types in the reference's order.</summary>
    public IEnumerable<string> StateDict =>
        _root.GetProperty("state_dict").EnumerateArray().Select(row => $"{row[0].GetString()} {row[1].GetRawText()} {row[2].GetString()}");

    public double NormEpsilon => _root.GetProperty("norm_eps").GetProperty("BatchNorm2d")[0].GetDouble();

    public IEnumerable<(long[] Input, IReadOnlyList<GoldenTensor> Outputs)> Forward =>
        _root.GetProperty("forward").EnumerateArray().Select(run => (
            run.GetProperty("input").GetProperty("shape").EnumerateArray().Select(side => side.GetInt64()).ToArray(),
            (IReadOnlyList<GoldenTensor>)[.. run.GetProperty("outputs").EnumerateArray().Select(output => new GoldenTensor(output))]));
}
