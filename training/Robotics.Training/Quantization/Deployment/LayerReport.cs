using Robotics.Inference;
using Robotics.Training.Export.Int8;
using Robotics.Training.Export.Onnx.Proto;

namespace Robotics.Training.Quantization.Deployment;

/// <summary>A form whose activations are codes, layer by layer.</summary>
/// <param name="Layers">Its layers with weights.</param>
/// <param name="OtherMsFp32">What the float32 model does beside those layers takes this long; null but on a CPU.</param>
/// <param name="OtherMs">The same in this form.</param>
/// <param name="InFloat">The layers that compute in float32, and why.</param>
internal sealed record LayerReport(
    IReadOnlyList<DeployedLayer> Layers, double? OtherMsFp32, double? OtherMs, IReadOnlyList<FloatLayer> InFloat)
{
    /// <summary>Errors of layers are measured on this many of the calibration pictures.</summary>
    private const int ErrorImages = 4;

    /// <summary>That of no form.</summary>
    public static LayerReport Empty { get; } = new([], null, null, []);

    /// <param name="folder">The float32 model.</param>
    /// <param name="form">The form.</param>
    /// <param name="images">Calibration pictures, at least one.</param>
    /// <param name="provider">Where to run; on a GPU no times, because of kernels that it has yet to run the profile says nothing.</param>
    public static LayerReport Measure(CandidateFolder folder, CandidateFile form, float[][] images, ProviderOptions provider)
    {
        ModelProto model = form.Read();
        LayerTimes? Time(string path) =>
            provider.Provider == ExecutionProvider.Cpu ? LayerTimes.Measure(folder.Graph, path, provider, images[0]) : null;
        (LayerTimes? fp32, LayerTimes? codes) = (Time(folder.Paths([form])[0]), Time(form.Path));
        IReadOnlyList<LayerError> errors =
            LayerErrors.Measure(folder.Graph, model, form.Quantizers, images[..Math.Min(ErrorImages, images.Length)]);
        return new LayerReport(
            [
                .. errors.Select(layer => new DeployedLayer(
                    layer.Name, layer.Integer, layer.Decibels, fp32?.Layers[layer.Name], codes?.Layers[layer.Name])),
            ],
            fp32?.Others,
            codes?.Others,
            FloatLayers.In(folder.Graph, model));
    }
}
