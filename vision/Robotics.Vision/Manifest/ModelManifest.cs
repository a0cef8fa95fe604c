using System.Text.Json;

namespace Robotics.Vision;

/// <summary>
/// What a segmentation model file says about itself: the contract between training and the robot. Stored as JSON in the ONNX
/// metadata property <see cref="MetadataKey"/>; a model from elsewhere has the same keys in a file beside it.
/// </summary>
/// <param name="Name">Name of the model, for people.</param>
/// <param name="Classes">Class names by id.</param>
/// <param name="Palette">Class colours by id, each <c>[r, g, b]</c> in JSON.</param>
/// <param name="Input">What the graph's input expects.</param>
/// <param name="Output">What the graph's output means.</param>
/// <param name="Architecture">Architecture of the network, e.g. <c>efficientvit-seg-b0</c>.</param>
/// <param name="Training">Where the weights come from; null when nobody recorded it.</param>
/// <param name="Quantization">How the weights were quantized; null for plain FP32.</param>
/// <param name="SelfCheck">A picture and the mask that the FP32 model gives for it; null when there is none to replay.</param>
/// <param name="Version">Version of the manifest's keys.</param>
public sealed record ModelManifest(
    string Name,
    IReadOnlyList<string> Classes,
    IReadOnlyList<Rgb24> Palette,
    ManifestInput Input,
    ManifestOutput Output,
    string Architecture = "",
    ManifestTraining? Training = null,
    ManifestQuantization? Quantization = null,
    ManifestSelfCheck? SelfCheck = null,
    int Version = ModelManifest.CurrentVersion)
{
    /// <summary>Name of the ONNX metadata property.</summary>
    public const string MetadataKey = "robotics.manifest";

    /// <summary>The version that this code writes, and the only one it reads.</summary>
    public const int CurrentVersion = 1;

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
