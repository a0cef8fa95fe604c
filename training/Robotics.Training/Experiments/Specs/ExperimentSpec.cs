using System.Text.Json;
using System.Text.Json.Nodes;
using Robotics.Inference;
using YamlDotNet.Core;

namespace Robotics.Training.Experiments;

/// <summary>
/// An experiment file. What every run has stands under run; a variant (another data set, another pair of networks) and a row (a method)
/// say what is different, and a table has every row of every variant.
/// </summary>
public sealed record ExperimentSpec
{
    /// <summary>Name of a resolved experiment within its folder.</summary>
    public const string FileName = "experiment.json";

    public required string Name { get; init; }

    /// <summary>What it shows, for people.</summary>
    public string Description { get; init; } = string.Empty;

    /// <summary>Runs of every row that differ by seed, with the learning rate that is best for the row.</summary>
    public int Seeds { get; init; } = 3;

    /// <summary>Learning rates of which every row takes the one that is best on the validation set; empty leaves the recipe's.</summary>
    public IReadOnlyList<double> LearningRates { get; init; } = [];

    /// <summary>Row that the others are compared with, unless they name another.</summary>
    public string Baseline { get; init; } = "plain";

    /// <summary>Keys of <see cref="RunSpec"/> that hold for every run. Its teachers are given by name, under teacher.</summary>
    public required JsonObject Run { get; init; }

    /// <summary>Teachers by name: keys of <see cref="RunSpec"/> that make one, or weights and network, or onnx.</summary>
    public IReadOnlyDictionary<string, JsonObject> Teachers { get; init; } = new Dictionary<string, JsonObject>();

    /// <summary>Each with a name and keys over those of run.</summary>
    public IReadOnlyList<JsonObject> Variants { get; init; } = [];

    /// <summary>Each with a name, keys over those of run and variant, and perhaps a baseline.</summary>
    public required IReadOnlyList<JsonObject> Rows { get; init; }

    /// <summary>How every trained network is quantized, for a table of their own; null leaves them as they are.</summary>
    public QuantizationSpec? Quantization { get; init; }

    /// <summary>Reads an experiment file.</summary>
    /// <exception cref="ExperimentException">It is missing or no experiment; the message says where.</exception>
    public static ExperimentSpec ReadYaml(string path)
    {
        try
        {
            using StreamReader reader = File.OpenText(path);
            return FromJson(path, YamlJson.Convert(reader)?.ToJsonString() ?? "null");
        }
        catch (YamlException e)
        {
            throw new ExperimentException($"{path} is not valid YAML at line {e.Start.Line}: {e.Message.TrimEnd('.')}.", e);
        }
        catch (IOException e)
        {
            throw new ExperimentException($"{path} cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Reads the resolved experiment of a folder.</summary>
    /// <exception cref="ExperimentException">There is none.</exception>
    public static ExperimentSpec ReadFolder(string folder)
    {
        string path = Path.Combine(folder, FileName);
        return File.Exists(path)
            ? FromJson(path, File.ReadAllText(path))
            : throw new ExperimentException($"{folder} holds no experiment; run one with ./robotics experiment run FILE --out {folder}.");
    }

    public string ToJson() => JsonSerializer.Serialize(this, ExperimentJson.Options);

    private static ExperimentSpec FromJson(string source, string json)
    {
        try
        {
            ExperimentSpec spec = JsonSerializer.Deserialize<ExperimentSpec>(json, ExperimentJson.Options)
                ?? throw new ExperimentException($"{source} is empty.");
            spec.Quantization?.Validate();
            return spec;
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            throw new ExperimentException($"{source} is no experiment: {e.Message}", e);
        }
    }
}
