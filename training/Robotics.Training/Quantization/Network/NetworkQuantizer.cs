using Robotics.Training.Quantization.Methods;
using Robotics.Training.Quantization.Weights;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Quantization.Network;

/// <summary>
/// Quantizes the weights of a network layer by layer. Each layer is fitted to what it sees behind the layers that are quantized already, so
/// that it makes up for their errors, too. Biases and normalisation stay as they are unless the options ask for more.
/// </summary>
public static class NetworkQuantizer
{
    /// <summary>Quantizes <paramref name="network"/> in place.</summary>
    /// <param name="network">The network to change, in eval mode.</param>
    /// <param name="reference">The same network, which stays as it is.</param>
    /// <param name="images">Calibration images, normalised, each (1, 3, H, W).</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Is told how many of how many layers are done.</param>
    /// <exception cref="ArgumentException">
    /// There are no images, an option is out of range, or there is no layer of a name that has bits.
    /// </exception>
    public static IReadOnlyList<QuantizedLayer> Run(
        Module<Tensor, Tensor> network,
        Module<Tensor, Tensor> reference,
        IReadOnlyList<Tensor> images,
        QuantizationOptions options,
        Action<int, int>? progress = null)
    {
        options.Validate();
        if (images.Count == 0)
        {
            throw new ArgumentException("There is no calibration image.", nameof(images));
        }

        QuantizableLayer[] layers = [.. ExecutionOrder.Of(network, images[0])];
        RequireLayers(options.LayerBits.Keys, layers);
        Dictionary<string, QuantizableLayer> references = QuantizableLayer.In(reference).ToDictionary(layer => layer.Name);
        var recorder = new InputRecorder(images, options.SamplesPerImage, options.Seed);
        IReadOnlyDictionary<string, BatchNorm2d> norms =
            options.CorrectBias ? LayerNorms.Of(network, images[0]) : new Dictionary<string, BatchNorm2d>();
        bool seesInputs = options.Method.SeesInputs || options.CorrectBias;
        IReadOnlyList<RecordedInputs> exact =
            seesInputs ? recorder.RecordAll(reference, [.. layers.Select(layer => references[layer.Name])]) : [];
        var results = new List<QuantizedLayer>();
        foreach ((int number, QuantizableLayer layer) in layers.Index())
        {
            LayerInputs? inputs = seesInputs
                ? new LayerInputs(exact[number].Join(), recorder.Record(network, layer, number))
                : null;
            QuantizedLayer result = Quantize(layer, inputs, options);
            Matrix decoded = result.Weights.Decode();
            if (options.CorrectBias)
            {
                double[] shifts = BiasCorrection.Shifts(layer.ReadWeights(), decoded, inputs!, layer.Groups);
                result = result with { BiasCorrected = BiasCorrection.Apply(layer, norms.GetValueOrDefault(layer.Name), shifts) };
            }

            layer.WriteWeights(decoded);
            results.Add(result);
            progress?.Invoke(number + 1, layers.Length);
        }

        if (options.ReestimateNorms)
        {
            NormReestimation.Run(network, images);
        }

        return results;
    }

    private static void RequireLayers(IEnumerable<string> names, IEnumerable<QuantizableLayer> layers)
    {
        string[] unknown = [.. names.Except(layers.Select(layer => layer.Name))];
        if (unknown.Length > 0)
        {
            throw new ArgumentException($"The network has no layer {string.Join(", ", unknown)} to quantize.");
        }
    }

    private static QuantizedLayer Quantize(QuantizableLayer layer, LayerInputs? inputs, QuantizationOptions options)
    {
        int bits = options.LayerBits.GetValueOrDefault(layer.Name, options.Bits);
        Matrix weights = layer.ReadWeights();
        QuantizedWeights quantized = options.Method.Quantize(
            new LayerProblem(weights, layer.Groups, bits, options.MethodOptions, inputs));
        double error = inputs is null ? double.NaN : GreedyPathFollowing.RelativeError(weights, quantized, inputs, layer.Groups);
        return new QuantizedLayer(layer.Name, bits, quantized, error);
    }
}
