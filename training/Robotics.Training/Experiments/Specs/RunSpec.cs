using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Robotics.Training.Experiments;

/// <summary>The resolved recipe of one run. Two runs with equal recipes end with equal weights.</summary>
public sealed record RunSpec
{
    public required DataSpec Data { get; init; }

    /// <summary>The network that is deployed, or that gives its encoder to the one that is.</summary>
    public required NetworkSpec Student { get; init; }

    public required RecipeSpec Training { get; init; }

    /// <summary>How it learns: plain, self-supervised, snapshot, one, online-ensemble or the name of a distillation method.</summary>
    public string Method { get; init; } = "plain";

    /// <summary>Options of the method; what is missing has its default.</summary>
    public JsonObject? Options { get; init; }

    /// <summary>Teachers, of which several are averaged.</summary>
    public IReadOnlyList<TeacherSpec> Teachers { get; init; } = [];

    /// <summary>
    /// Whether the student runs on the first teacher's head. Methods that reuse it have the teacher's weights there, frozen; without a
    /// teacher's lesson (plain) the head has random weights and learns.
    /// </summary>
    public bool ReuseHead { get; init; }

    /// <summary>Seed of initial weights, data order and everything drawn while training.</summary>
    public ulong Seed { get; init; } = 1;

    /// <exception cref="JsonException">The JSON is no recipe; the message says where.</exception>
    public static RunSpec FromJson(string json) => JsonSerializer.Deserialize<RunSpec>(json, ExperimentJson.Options)
        ?? throw new JsonException("The recipe is the JSON value null.");

    public string ToJson() => JsonSerializer.Serialize(this, ExperimentJson.Options);

    /// <summary>Writes the recipe into a run's folder, at once or not at all.</summary>
    internal void Write(string folder) => ResultFile.Write(folder, ExperimentRun.SpecName, this);

    /// <summary>The recipe without the place of the experiment's folder, which is in the names of teachers' files.</summary>
    internal RunSpec WithoutPlace() => this with
    {
        Teachers = [.. Teachers.Select(teacher => teacher with { Weights = FormerWork.WithoutPlace(teacher.Weights) })],
    };

    /// <summary>The first 8 hexadecimal digits of the SHA-256 of <see cref="ToJson"/>.</summary>
    public string ComputeHash() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ToJson())))[..8];
}
