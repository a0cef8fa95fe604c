using System.Numerics.Tensors;
using Robotics.Training.Export.Onnx.Proto;
using Robotics.Training.Quantization.Activations;

namespace Robotics.Training.Export.Int8;

/// <summary>Observes the activations of a float32 model over calibration images: first their ranges, then their histograms.</summary>
public static class ActivationCalibration
{
    /// <param name="model">The float32 model.</param>
    /// <param name="tensors">Names of the activations to observe.</param>
    /// <param name="images">Inputs of the model, each 1 x 3 x height x width.</param>
    /// <exception cref="ArgumentException">There is no image, or one is not of the model's size.</exception>
    /// <exception cref="ExportException">An activation is not finite; the message names it.</exception>
    public static IReadOnlyDictionary<string, ActivationHistogram> Run(
        ModelProto model, IReadOnlyList<string> tensors, IReadOnlyList<float[]> images)
    {
        if (images.Count == 0)
        {
            throw new ArgumentException("There is no calibration image.", nameof(images));
        }

        using var graph = new ObservedGraph(model, tensors, TensorProto.Types.DataType.Float);
        var ranges = tensors.ToDictionary(name => name, _ => new ActivationRange(0, 0));
        foreach (float[] image in images)
        {
            graph.Run(image, (name, value) => ranges[name] = Widen(ranges[name], name, value.GetTensorDataAsSpan<float>()));
        }

        var histograms = ranges.ToDictionary(pair => pair.Key, pair => new ActivationHistogram(pair.Value));
        foreach (float[] image in images)
        {
            graph.Run(image, (name, value) => histograms[name].Add(value.GetTensorDataAsSpan<float>()));
        }

        return histograms;
    }

    private static ActivationRange Widen(ActivationRange range, string name, ReadOnlySpan<float> values)
    {
        (float min, float max) = (TensorPrimitives.Min(values), TensorPrimitives.Max(values));
        return float.IsFinite(min) && float.IsFinite(max)
            ? new ActivationRange(Math.Min(range.Min, min), Math.Max(range.Max, max))
            : throw new ExportException($"The activation '{name}' is not finite on a calibration image; it cannot be quantized.");
    }
}
