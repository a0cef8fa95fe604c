using System.Runtime.InteropServices;
using Google.Protobuf;
using Robotics.Training.Export.Onnx.Proto;
using static Robotics.Training.Export.Onnx.Proto.TensorProto.Types;

namespace Robotics.Training.Export.Onnx;

/// <summary>An ONNX graph under construction, and the model file around it.</summary>
public sealed class OnnxGraph
{
    /// <summary>Version of the standard operators: 20 brought Gelu.</summary>
    public const int Opset = 20;

    private const int IrVersion = 9;
    private readonly GraphProto _graph = new();
    private readonly HashSet<string> _names = [];
    private readonly List<OnnxValue> _results = [];

    /// <param name="name">Name of the graph, for people.</param>
    /// <param name="precision">Type of weights, and so of what is computed with them: float or half.</param>
    public OnnxGraph(string name, DataType precision = DataType.Float)
    {
        _graph.Name = name;
        Precision = precision;
    }

    /// <summary>Type of the weights.</summary>
    public DataType Precision { get; }

    /// <summary>What the nodes computed so far, in their order.</summary>
    public IReadOnlyCollection<OnnxValue> Results => _results;

    /// <summary>Declares an input of floats.</summary>
    public OnnxValue Input(string name, params long[] shape) => Input(new OnnxValue(name, shape));

    /// <summary>Declares an input.</summary>
    public OnnxValue Input(OnnxValue input)
    {
        Named(input.Name);
        _graph.Input.Add(Describe(input));
        return input;
    }

    /// <summary>Declares an output: a value's name is what the caller will ask for.</summary>
    public void Output(OnnxValue value) => _graph.Output.Add(Describe(value));

    /// <summary>Adds a constant in the graph's precision.</summary>
    public OnnxValue Constant(string name, ReadOnlySpan<float> data, params long[] shape) => Constant(name, data, Precision, shape);

    /// <summary>Adds a constant of floats or halves.</summary>
    /// <exception cref="ExportException">A number is beyond what a half holds.</exception>
    public OnnxValue Constant(string name, ReadOnlySpan<float> data, DataType type, params long[] shape)
    {
        ReadOnlySpan<byte> bytes = type == DataType.Float16
            ? MemoryMarshal.AsBytes<Half>(HalfNumbers.Of(name, data))
            : MemoryMarshal.AsBytes(data);
        AddInitializer(name, type, bytes, shape);
        return new OnnxValue(name, shape, type);
    }

    /// <summary>Adds a constant vector of integers: a shape, axes or the like.</summary>
    public OnnxValue Constant(string name, params long[] data)
    {
        AddInitializer(name, DataType.Int64, MemoryMarshal.AsBytes<long>(data), [data.Length]);
        return new OnnxValue(name, [data.Length], DataType.Int64);
    }

    /// <summary>Adds a node with one output, which bears the node's name and is of the first input's type.</summary>
    public OnnxValue Node(string op, string name, long[] shape, OnnxValue[] inputs, params AttributeProto[] attributes) =>
        Node(op, new OnnxValue(name, shape, inputs[0].Type), inputs, attributes);

    /// <summary>Adds a node with one output, whose name it bears.</summary>
    public OnnxValue Node(string op, OnnxValue output, OnnxValue[] inputs, params AttributeProto[] attributes) =>
        Node(op, output.Name, [output], inputs, attributes)[0];

    /// <summary>Adds a node.</summary>
    public OnnxValue[] Node(string op, string name, OnnxValue[] outputs, OnnxValue[] inputs, params AttributeProto[] attributes)
    {
        var node = new NodeProto { OpType = op, Name = name };
        node.Input.Add(inputs.Select(value => value.Name));
        node.Output.Add(outputs.Select(value => Named(value.Name)));
        node.Attribute.Add(attributes);
        _graph.Node.Add(node);
        _results.AddRange(outputs);
        return outputs;
    }

    /// <summary>The model file's bytes.</summary>
    /// <param name="metadata">Metadata properties.</param>
    public byte[] ToBytes(IReadOnlyDictionary<string, string> metadata)
    {
        var model = new ModelProto
        {
            IrVersion = IrVersion,
            ProducerName = "robotics-train",
            ProducerVersion = typeof(OnnxGraph).Assembly.GetName().Version?.ToString(3) ?? "",
            Graph = _graph,
        };
        model.OpsetImport.Add(new OperatorSetIdProto { Version = Opset });
        model.MetadataProps.Add(metadata.Select(pair => new StringStringEntryProto { Key = pair.Key, Value = pair.Value }));
        return model.ToByteArray();
    }

    private static ValueInfoProto Describe(OnnxValue value)
    {
        var dimensions = new TensorShapeProto();
        dimensions.Dim.Add(value.Shape.Select(size => size == OnnxValue.AnyBatch
            ? new TensorShapeProto.Types.Dimension { DimParam = "batch" }
            : new TensorShapeProto.Types.Dimension { DimValue = size }));
        return new ValueInfoProto
        {
            Name = value.Name,
            Type = new TypeProto
            {
                TensorType = new TypeProto.Types.Tensor { ElemType = (int)value.Type, Shape = dimensions },
            },
        };
    }

    private void AddInitializer(string name, DataType type, ReadOnlySpan<byte> data, long[] shape)
    {
        var tensor = new TensorProto { Name = Named(name), DataType = (int)type, RawData = ByteString.CopyFrom(data) };
        tensor.Dims.Add(shape);
        _graph.Initializer.Add(tensor);
    }

    private string Named(string name) =>
        _names.Add(name) ? name : throw new InvalidOperationException($"The graph already has a value named '{name}'.");
}
