using System.Runtime.InteropServices;
using Google.Protobuf;
using Robotics.Training.Export.Onnx;
using Robotics.Training.Export.Onnx.Proto;
using Robotics.Training.Quantization.Affine;
using static Robotics.Training.Export.Onnx.Proto.TensorProto.Types;

namespace Robotics.Training.Export.Int8;

/// <summary>
/// Writes a model in which some values are 8-bit codes, and converts between codes and numbers where an operator wants the other.
/// </summary>
/// <param name="source">The float32 model.</param>
/// <param name="ranges">Codes of the activations that have any.</param>
internal sealed class QuantizedGraphWriter(GraphIndex source, IReadOnlyDictionary<string, AffineQuantizer> ranges)
{
    public const string IntegerDomain = "com.microsoft";

    private readonly GraphProto _graph = new() { Name = source.Model.Graph.Name };
    private readonly Dictionary<string, TensorProto> _constants = [];
    private readonly HashSet<string> _numbers = [.. source.Model.Graph.Input.Select(input => input.Name)];
    private readonly HashSet<string> _codes = [];

    public GraphIndex Source => source;

    /// <summary>Name of the codes of an activation.</summary>
    public static string CodesOf(string tensor) => tensor + ".codes";

    public bool HasRange(string tensor) => ranges.ContainsKey(tensor);

    /// <summary>Whether the value is there as codes already.</summary>
    public bool IsCoded(string tensor) => _codes.Contains(tensor);

    public AffineQuantizer Quantizer(string tensor) => ranges[tensor];

    /// <summary>Scale and zero point of an activation.</summary>
    public string[] Scale(string tensor) =>
    [
        Constant(tensor + ".scale", [ranges[tensor].Scale]),
        Constant(tensor + ".zero", CodeType(tensor), [(byte)ranges[tensor].ZeroPoint]),
    ];

    /// <summary>The activation as codes.</summary>
    public string Codes(string tensor)
    {
        if (_codes.Add(tensor))
        {
            Emit("QuantizeLinear", tensor + ".quantize", [Numbers(tensor), .. Scale(tensor)], CodesOf(tensor));
        }

        return CodesOf(tensor);
    }

    /// <summary>The activation as numbers: of an activation that an integer operator gave, from its codes.</summary>
    public string Numbers(string tensor)
    {
        if (_codes.Contains(tensor) && _numbers.Add(tensor))
        {
            Emit("DequantizeLinear", tensor + ".dequantize", [CodesOf(tensor), .. Scale(tensor)], tensor);
        }

        return tensor;
    }

    /// <summary>Codes turned into numbers again, for an operator that is to see rounded values.</summary>
    /// <param name="name">The value that is rounded.</param>
    /// <param name="codes">Codes, scale and zero point.</param>
    /// <param name="axis">The dimension that has a scale for each index; null where there is one scale.</param>
    public string Rounded(string name, IEnumerable<string> codes, int? axis = null)
    {
        string rounded = name + ".rounded";
        if (_numbers.Add(rounded))
        {
            NodeProto node = Emit("DequantizeLinear", rounded, codes, rounded);
            node.Attribute.Add(axis is { } dimension ? [OnnxAttribute.Int("axis", dimension)] : Array.Empty<AttributeProto>());
        }

        return rounded;
    }

    /// <summary>Adds an operator that gives an activation as codes.</summary>
    public NodeProto EmitCoded(string op, string name, string tensor, IEnumerable<string> inputs, string domain = "")
    {
        _codes.Add(tensor);
        return Emit(op, name, inputs, CodesOf(tensor), domain);
    }

    /// <summary>Adds an operator with one output.</summary>
    public NodeProto Emit(string op, string name, IEnumerable<string> inputs, string output, string domain = "")
    {
        var node = new NodeProto { OpType = op, Name = name, Domain = domain };
        node.Input.Add(inputs);
        node.Output.Add(output);
        _graph.Node.Add(node);
        return node;
    }

    /// <summary>Adds an operator of the source as it is, over numbers; some of its inputs may be replaced.</summary>
    public void Copy(NodeProto node, IReadOnlyDictionary<string, string>? replaced = null)
    {
        NodeProto copy = node.Clone();
        for (int i = 0; i < node.Input.Count; i++)
        {
            string input = node.Input[i];
            copy.Input[i] = replaced?.GetValueOrDefault(input) ?? (source.IsActivation(input) ? Numbers(input) : Shared(input));
        }

        _numbers.UnionWith(node.Output);
        _graph.Node.Add(copy);
    }

    public string Constant(string name, float[] values, params long[] shape) =>
        Constant(name, DataType.Float, MemoryMarshal.AsBytes<float>(values), shape);

    /// <summary>Adds a constant unless there is one of that name.</summary>
    public string Constant(string name, DataType type, ReadOnlySpan<byte> data, params long[] shape)
    {
        if (!_constants.ContainsKey(name))
        {
            var tensor = new TensorProto { Name = name, DataType = (int)type, RawData = ByteString.CopyFrom(data) };
            tensor.Dims.Add(shape);
            _constants.Add(name, tensor);
        }

        return name;
    }

    /// <summary>The finished model: inputs, outputs and metadata are the source's.</summary>
    public ModelProto Finish()
    {
        foreach (ValueInfoProto output in source.Model.Graph.Output)
        {
            Numbers(output.Name);
        }

        ModelProto model = source.Model.Clone();
        _graph.Initializer.Add(_constants.Values);
        _graph.Input.Add(source.Model.Graph.Input);
        _graph.Output.Add(source.Model.Graph.Output);
        model.Graph = _graph;
        if (_graph.Node.Any(node => node.Domain == IntegerDomain))
        {
            model.OpsetImport.Add(new OperatorSetIdProto { Domain = IntegerDomain, Version = 1 });
        }

        return model;
    }

    private DataType CodeType(string tensor) => ranges[tensor].Range.Min < 0 ? DataType.Int8 : DataType.Uint8;

    private string Shared(string name)
    {
        if (name.Length > 0)
        {
            _constants.TryAdd(name, source.Constant(name));
        }

        return name;
    }
}
