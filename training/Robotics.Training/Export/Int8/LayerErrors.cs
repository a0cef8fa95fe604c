using Robotics.Training.Export.Onnx.Proto;
using Robotics.Training.Quantization.Affine;
using static Robotics.Training.Export.Onnx.Proto.TensorProto.Types;

namespace Robotics.Training.Export.Int8;

/// <summary>How far the layers of a quantized model are off, errors of the layers before them included.</summary>
public static class LayerErrors
{
    /// <summary>
    /// Signal to quantization noise ratio of the output of every layer with weights, behind its activation, in dB, in the layers' order.
    /// </summary>
    /// <param name="source">The float32 model.</param>
    /// <param name="quantized">The same with codes or roundings in it.</param>
    /// <param name="quantizers">Its codes of activations.</param>
    /// <param name="images">Inputs to measure on.</param>
    public static IReadOnlyList<LayerError> Measure(
        GraphIndex source, ModelProto quantized, IReadOnlyDictionary<string, AffineQuantizer> quantizers, IReadOnlyList<float[]> images)
    {
        (string Name, string Output)[] layers =
            [.. source.Nodes.Where(source.IsWeighted).Select(layer => (layer.Name, WhatNextSees(source, layer)))];
        var computed = quantized.Graph.Node.Where(node => node.OpType != "QuantizeLinear").SelectMany(node => node.Output).ToHashSet();
        ILookup<bool, string> outputs = layers.Select(layer => layer.Output)
            .ToLookup(output => computed.Contains(QuantizedGraphWriter.CodesOf(output)));
        var noise = layers.ToDictionary(layer => layer.Output, _ => new NoiseMeter());
        using var exact = new ObservedGraph(source.Model, [.. noise.Keys], DataType.Float);
        using ObservedGraph? numbers = Observe(quantized, [.. outputs[false]], DataType.Float);
        using ObservedGraph? codes = Observe(quantized, [.. outputs[true].Select(QuantizedGraphWriter.CodesOf)], DataType.Uint8);
        Dictionary<string, string> owners = outputs[true].ToDictionary(QuantizedGraphWriter.CodesOf);
        foreach (float[] image in images)
        {
            exact.Run(image, (output, value) => noise[output].Expect(value.GetTensorDataAsSpan<float>()));
            numbers?.Run(image, (output, value) => noise[output].Compare(value.GetTensorDataAsSpan<float>()));
            codes?.Run(
                image, (name, value) => noise[owners[name]].Compare(value.GetTensorDataAsSpan<byte>(), quantizers[owners[name]]));
        }

        return [.. layers.Select(layer => new LayerError(layer.Name, outputs[true].Contains(layer.Output), noise[layer.Output].Decibels))];
    }

    private static string WhatNextSees(GraphIndex source, NodeProto layer) => (source.ActivationBehind(layer) ?? layer).Output[0];

    private static ObservedGraph? Observe(ModelProto model, string[] tensors, DataType type) =>
        tensors.Length == 0 ? null : new ObservedGraph(model, tensors, type);

    /// <summary>Powers of a layer's output and of its error.</summary>
    private sealed class NoiseMeter
    {
        private float[] _expected = [];
        private double _signal;
        private double _noise;

        public double Decibels => 10 * Math.Log10(_signal / _noise);

        public void Expect(ReadOnlySpan<float> values) => _expected = values.ToArray();

        public void Compare(ReadOnlySpan<float> values)
        {
            for (int i = 0; i < values.Length; i++)
            {
                Add(_expected[i], values[i]);
            }
        }

        public void Compare(ReadOnlySpan<byte> codes, AffineQuantizer quantizer)
        {
            for (int i = 0; i < codes.Length; i++)
            {
                Add(_expected[i], quantizer.Decode(codes[i]));
            }
        }

        private void Add(float expected, float actual)
        {
            double error = (double)expected - actual;
            _signal += (double)expected * expected;
            _noise += error * error;
        }
    }
}
