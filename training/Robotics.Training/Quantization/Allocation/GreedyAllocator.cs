using Robotics.Training.Quantization.Methods;
using Robotics.Training.Quantization.Network;
using Robotics.Training.Quantization.Weights;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Quantization.Allocation;

/// <summary>
/// Chooses bits by layer: measures what each layer alone costs at each width, then narrows the cheapest layers first until the budget is
/// spent, measuring the whole network on the way.
/// </summary>
/// <param name="network">The network, in eval mode; its weights are as before afterwards.</param>
/// <param name="images">Calibration images, normalised, each (1, 3, H, W).</param>
/// <param name="options">Method and samples; its widths are not used.</param>
/// <param name="measure">Accuracy of the network as it is, 0 to 1.</param>
public sealed class GreedyAllocator(
    Module<Tensor, Tensor> network, IReadOnlyList<Tensor> images, QuantizationOptions options, Func<double> measure)
{
    private readonly QuantizableLayer[] _layers = [.. ExecutionOrder.Of(network, images[0])];

    /// <summary>Searches.</summary>
    /// <param name="allocation">Widths and budget.</param>
    /// <param name="progress">Is told how many of how many layers have been measured.</param>
    /// <exception cref="ArgumentException">An option is out of range, or the narrowest weights are larger than the budget.</exception>
    public BitAllocation Run(AllocationOptions allocation, Action<int, int>? progress = null)
    {
        allocation.Validate();
        double reference = measure();
        var exact = _layers.ToDictionary(layer => layer.Name, layer => layer.ReadWeights());
        var candidates = new Dictionary<(string Layer, int Bits), Matrix>();
        var sensitivities = new List<LayerSensitivity>();
        IReadOnlyList<RecordedInputs> seen = options.Method.SeesInputs
            ? new InputRecorder(images, options.SamplesPerImage, options.Seed).RecordAll(network, _layers)
            : [];
        foreach ((int number, QuantizableLayer layer) in _layers.Index())
        {
            Matrix? inputs = options.Method.SeesInputs ? seen[number].Join() : null;
            sensitivities.Add(Measure(layer, exact[layer.Name], inputs, allocation.Widths, reference, candidates));
            progress?.Invoke(number + 1, _layers.Length);
        }

        RequireReachable(allocation, sensitivities);
        try
        {
            return Descend(allocation, reference, sensitivities, candidates);
        }
        finally
        {
            Array.ForEach(_layers, layer => layer.WriteWeights(exact[layer.Name]));
        }
    }

    private LayerSensitivity Measure(
        QuantizableLayer layer,
        Matrix exact,
        Matrix? inputs,
        IReadOnlyList<int> widths,
        double reference,
        Dictionary<(string Layer, int Bits), Matrix> candidates)
    {
        LayerInputs? alone = inputs is null ? null : new LayerInputs(inputs, inputs);
        var drops = new Dictionary<int, double>();
        var bytes = new Dictionary<int, long>();
        foreach (int bits in widths)
        {
            var problem = new LayerProblem(exact, layer.Groups, bits, options.MethodOptions, alone);
            QuantizedWeights quantized = options.Method.Quantize(problem);
            Matrix candidate = quantized.Decode();
            candidates[(layer.Name, bits)] = candidate;
            layer.WriteWeights(candidate);
            drops[bits] = reference - measure();
            bytes[bits] = quantized.StorageBytes;
        }

        layer.WriteWeights(exact);
        return new LayerSensitivity(layer.Name, (long)exact.Rows * exact.Columns, drops, bytes);
    }

    private static void RequireReachable(AllocationOptions allocation, IReadOnlyList<LayerSensitivity> sensitivities)
    {
        long least = sensitivities.Sum(layer => layer.Bytes[allocation.Widths[^1]]);
        if (allocation.MaxDrop is null && least > allocation.MaxBytes)
        {
            throw new ArgumentException(
                $"At {allocation.Widths[^1]} bits the weights still take {least} bytes; a budget of {allocation.MaxBytes} is too small.");
        }
    }

    private BitAllocation Descend(
        AllocationOptions allocation,
        double reference,
        IReadOnlyList<LayerSensitivity> sensitivities,
        Dictionary<(string Layer, int Bits), Matrix> candidates)
    {
        int widest = allocation.Widths[0];
        Dictionary<string, QuantizableLayer> layers = _layers.ToDictionary(layer => layer.Name);
        var bits = sensitivities.ToDictionary(layer => layer.Layer, _ => widest);
        Array.ForEach(_layers, layer => layer.WriteWeights(candidates[(layer.Name, widest)]));
        long bytes = sensitivities.Sum(layer => layer.Bytes[widest]);
        var path = new List<PathPoint> { new(bytes, measure(), null, widest) };
        var kept = new Dictionary<string, int>(bits);
        long measuredAt = bytes;
        foreach ((string layer, int width, long saved) in MoveOrder.Of(sensitivities, allocation.Widths))
        {
            if (bytes <= allocation.MaxBytes)
            {
                break;
            }

            bits[layer] = width;
            layers[layer].WriteWeights(candidates[(layer, width)]);
            bytes -= saved;
            if (bytes > measuredAt * (1 - allocation.MeasureEvery) && !(bytes <= allocation.MaxBytes))
            {
                continue;
            }

            measuredAt = bytes;
            path.Add(new PathPoint(bytes, measure(), layer, width));
            if (reference - path[^1].Accuracy > allocation.MaxDrop)
            {
                break;
            }

            kept = new Dictionary<string, int>(bits);
        }

        return new BitAllocation(kept, reference, path, sensitivities);
    }
}
