using Robotics.Training.Export.Onnx.Proto;

namespace Robotics.Training.Export.Int8;

/// <summary>The weights of a convolution or a product, as codes among the constants of a graph that is being written.</summary>
internal sealed class PackedWeights
{
    private readonly QuantizedGraphWriter _writer;
    private readonly string _name;
    private readonly ChannelWeights _weights;
    private readonly int _rank;

    public PackedWeights(QuantizedGraphWriter writer, NodeProto node, WeightCodes kind)
    {
        TensorProto values = writer.Source.Constant(node.Input[1]);
        (_writer, _name, _rank) = (writer, node.Input[1], values.Dims.Count);
        Axis = node.OpType == "Conv" ? 0 : _rank - 1;
        _weights = ChannelWeights.Of(writer.Source.Floats(_name), values.Dims, Axis, kind);
        Codes = writer.Constant(_name + ".codes", _weights.Type, _weights.Codes, [.. values.Dims]);
    }

    /// <summary>The dimension of the output channels.</summary>
    public int Axis { get; }

    public string Codes { get; }

    /// <summary>One scale for each output channel.</summary>
    public IReadOnlyList<float> Scales => _weights.Scales;

    /// <summary>Adds scales and zero points as vectors.</summary>
    public string[] ScaleVectors() =>
    [
        _writer.Constant(_name + ".scale", _weights.Scales, Scales.Count),
        _writer.Constant(_name + ".zero", _weights.Type, _weights.ZeroPoints, Scales.Count),
    ];

    /// <summary>Adds the scales in a shape by which the codes can be multiplied.</summary>
    public string ScaleFactors()
    {
        long[] shape = [.. Enumerable.Repeat(1L, _rank)];
        shape[Axis] = Scales.Count;
        return _writer.Constant(_name + ".scale", _weights.Scales, shape);
    }
}
