using System.Text.Json;

namespace Robotics.Vision;

/// <summary>
/// What a segmentation model file says about itself: the contract between training and the robot. Stored as JSON in the ONNX
/// metadata property <see cref="MetadataKey"/>; a model from elsewhere has the same keys in a file beside it.
/// </summary>
public sealed record ModelManifest
{
    /// <summary>Name of the ONNX metadata property.</summary>
    public const string MetadataKey = "robotics.manifest";

    /// <summary>The version that this code writes, and the only one it reads.</summary>
    public const int CurrentVersion = 1;

    /// <summary>Version of the manifest's keys.</summary>
    public int Version { get; init; } = CurrentVersion;

    /// <summary>Name of the model, for people.</summary>
    public required string Name { get; init; }

    /// <summary>Architecture of the network, e.g. <c>efficientvit-seg-b0</c>.</summary>
    public string Architecture { get; init; } = "";

    /// <summary>Class names by id.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>Class colours by id, each <c>[r, g, b]</c>.</summary>
    public required IReadOnlyList<Rgb24> Palette { get; init; }

    /// <summary>What the graph's input expects.</summary>
    public required ManifestInput Input { get; init; }

    /// <summary>What the graph's output means.</summary>
    public required ManifestOutput Output { get; init; }

    /// <summary>Where the weights come from; null when nobody recorded it.</summary>
    public ManifestTraining? Training { get; init; }

    /// <summary>How the weights were quantized; null for plain FP32.</summary>
    public ManifestQuantization? Quantization { get; init; }

    /// <summary>A picture and the mask that the FP32 model gives for it; null when there is none to replay.</summary>
    public ManifestSelfCheck? SelfCheck { get; init; }

    /// <summary>Reads and checks a manifest.</summary>
    /// <exception cref="ManifestException">The text is not JSON of this form, or what it says is inconsistent.</exception>
    public static ModelManifest FromJson(string json)
    {
        ModelManifest manifest;
        try
        {
            manifest = JsonSerializer.Deserialize(json, ManifestJsonContext.Default.ModelManifest)
                ?? throw new ManifestException("The model manifest is the JSON value null.");
        }
        catch (JsonException error)
        {
            throw new ManifestException($"The model manifest cannot be read: {error.Message}", error);
        }

        manifest.Validate();
        return manifest;
    }

    /// <summary>Writes the manifest, indented, after checking it.</summary>
    /// <exception cref="ManifestException">What it says is inconsistent.</exception>
    public string ToJson()
    {
        Validate();
        return JsonSerializer.Serialize(this, ManifestJsonContext.Default.ModelManifest);
    }

    /// <summary>The classes as a label set.</summary>
    public LabelSet ToLabelSet() => LabelSet.Create(Name, Classes, Palette);

    /// <summary>Checks that the parts agree with each other.</summary>
    /// <exception cref="ManifestException">They do not; the message lists every fault.</exception>
    public void Validate()
    {
        IReadOnlyList<string> problems = [.. ManifestRules.Problems(this)];
        if (problems.Count > 0)
        {
            throw new ManifestException($"The model manifest is wrong: {string.Join("; ", problems)}.");
        }
    }
}
