using Robotics.Inference;
using Robotics.Training.Export.Int8;
using Robotics.Training.Export.Onnx.Proto;
using Robotics.Training.Quantization.Activations;
using Robotics.Training.Quantization.Affine;

namespace Robotics.Training.Quantization.Deployment;

/// <summary>A form in which an ONNX file can hold a model in fewer bits than 32.</summary>
/// <param name="Name">Its name in reports and manifests.</param>
/// <param name="Bits">Bits of a weight.</param>
/// <param name="Codes">Codes of its activations; null where activations stay numbers.</param>
/// <param name="Providers">Where it can be fast.</param>
/// <param name="Gelu">Whether it differs from another form only for networks with GELU.</param>
/// <param name="Write">
/// The float32 model and the codes of activations to the model in this form; null for fp16, which the exporter writes.
/// </param>
internal sealed record DeploymentForm(
    string Name,
    int Bits,
    ActivationCodes? Codes,
    FormProviders Providers,
    bool Gelu,
    Func<GraphIndex, IReadOnlyDictionary<string, AffineQuantizer>, ModelProto>? Write)
{
    /// <summary>Name of the form that all others are compared with.</summary>
    public const string Fp32 = "fp32";

    private static readonly DeploymentForm[] All =
    [
        new("fp16", 16, null, FormProviders.Gpu, false, null),
        new("weights", 8, null, FormProviders.All, false, (graph, _) => WeightForm.Write(graph)),
        new("qdq", 8, ActivationCodes.Signed, FormProviders.All, false, QdqForm.Write),
        Integer("integer", 8, WeightCodes.Int8, false),
        Integer("integer-7bit", 7, WeightCodes.Int7, false),
        Integer("integer-u8", 8, WeightCodes.UInt8, false),
        Integer("integer-gelu", 8, WeightCodes.Int8, true),
        Integer("integer-7bit-gelu", 7, WeightCodes.Int7, true),
        Integer("integer-u8-gelu", 8, WeightCodes.UInt8, true),
    ];

    /// <summary>Names of all forms but fp32.</summary>
    public static IEnumerable<string> Names => All.Select(form => form.Name);

    /// <summary>The forms that a provider could run fast.</summary>
    /// <param name="provider">Where they are to run.</param>
    /// <param name="gelu">Whether the network has GELU.</param>
    /// <param name="name">The only form to take; null for all.</param>
    /// <exception cref="ArgumentException">None of those has that name.</exception>
    public static DeploymentForm[] For(ExecutionProvider provider, bool gelu, string? name)
    {
        DeploymentForm[] fitting = [.. All.Where(form => form.Runs(provider) && (gelu || !form.Gelu))];
        DeploymentForm[] asked = [.. fitting.Where(form => name is null || form.Name == name)];
        return asked.Length > 0 ? asked : throw new ArgumentException(
            $"There is no form \"{name}\" of this network for {provider}; "
            + $"choose one of {string.Join(", ", fitting.Select(form => form.Name))}.");
    }

    private bool Runs(ExecutionProvider provider) =>
        Providers.HasFlag(provider == ExecutionProvider.Cpu ? FormProviders.Cpu : FormProviders.Gpu);

    private static DeploymentForm Integer(string name, int bits, WeightCodes weights, bool gelu) =>
        new(name, bits, ActivationCodes.Unsigned, FormProviders.Cpu, gelu, new IntegerForm(weights, gelu).Write);
}
