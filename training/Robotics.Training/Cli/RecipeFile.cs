using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Robotics.Inference;
using Robotics.Training.Experiments;
using YamlDotNet.Core;

namespace Robotics.Training.Cli;

/// <summary>
/// A file with the options of a run that differ from the usual ones: YAML, or the options.json of another run, whose names it has.
/// </summary>
internal sealed class RecipeFile
{
    private const string DataKey = "data";
    private const string ModelKey = "model";
    private const string StepsKey = "steps";

    private readonly string _path;
    private readonly JsonObject _keys;

    private RecipeFile(string path, JsonObject keys) => (_path, _keys) = (path, keys);

    /// <summary>The data set that the file names; null where it names none.</summary>
    /// <exception cref="UsageException">It is no text.</exception>
    public string? Data => Text(DataKey);

    /// <summary>The architecture that the file names; null where it names none.</summary>
    /// <exception cref="UsageException">It is no text.</exception>
    public string? Model => Text(ModelKey);

    /// <exception cref="UsageException">The file is missing or holds no keys with values.</exception>
    public static RecipeFile Open(string path)
    {
        try
        {
            using StreamReader reader = File.OpenText(path);
            return new RecipeFile(
                path, YamlJson.Convert(reader) as JsonObject ?? throw new UsageException($"{path} holds no keys with values."));
        }
        catch (YamlException e)
        {
            throw new UsageException($"{path} is not valid YAML at line {e.Start.Line}: {e.Message.TrimEnd('.')}.", e);
        }
        catch (IOException e)
        {
            throw new UsageException($"--recipe names {path}, which cannot be read: {e.Message}", e);
        }
    }

    /// <summary>
    /// The options with those of the file over them. Steps bring their share of warm-up and validations, unless the file names these.
    /// </summary>
    /// <param name="recipe">The options.</param>
    /// <param name="steps">Steps that count more than the file's; null for none.</param>
    /// <exception cref="UsageException">A key is unknown or its value is of another kind.</exception>
    public TrainingOptions Over(TrainingOptions recipe, long? steps) => Read(() =>
    {
        TrainingOptions scaled = recipe.WithSteps(steps ?? _keys[StepsKey]?.GetValue<long>() ?? recipe.Steps);
        JsonObject merged = JsonMerge.Over(JsonNode.Parse(scaled.ToJson())!.AsObject(), _keys);
        merged[DataKey] = recipe.Data;
        merged[StepsKey] = scaled.Steps;
        var strict = new TrainingJsonContext(
            new JsonSerializerOptions(TrainingJsonContext.Default.Options)
            {
                UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            });
        return merged.Deserialize(strict.TrainingOptions)!;
    });

    private string? Text(string key) => Read(() => _keys[key]?.GetValue<string>());

    private T Read<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            throw new UsageException($"{_path} is no recipe: {e.Message}", e);
        }
    }
}
