using System.Runtime.InteropServices;
using Google.Protobuf;
using Robotics.Training.Export.Onnx.Proto;

namespace Robotics.Training.Export.Onnx;

/// <summary>An ONNX graph under construction, float32 but for what is named otherwise, and the model file around it.</summary>
public sealed class OnnxGraph
{
    /// <summary>Version of the standard operators: 20 brought Gelu.</summary>
    public const int Opset = 20;

    private const int IrVersion = 9;
    private readonly GraphProto _graph = new();
    private readonly HashSet<string> _names = [];

    /// <param name="name">Name of the graph, for people.</param>
    public OnnxGraph(string name)
    {
        _graph.Name = name;
    }

    /// <summary>Declares an input.</summary>
    public OnnxValue Input(string name, params long[] shape)
    {
        _graph.Input.Add(Describe(Named(name), shape, TensorProto.Types.DataType.Float));
        return new OnnxValue(name, shape);
    }

    /// <summary>Declares an output: a value's name is what the caller will ask for.</summary>
    public void Output(OnnxValue value) => _graph.Output.Add(Describe(value.Name, value.Shape, TensorProto.Types.DataType.Float));

    /// <summary>Declares an output of bytes.</summary>
    public void OutputBytes(OnnxValue value) => _graph.Output.Add(Describe(value.Name, value.Shape, TensorProto.Types.DataType.Uint8));

    /// <summary>Adds a constant.</summary>
    public OnnxValue Constant(string name, ReadOnlySpan<float> data, params long[] shape)
    {
        AddInitializer(name, TensorProto.Types.DataType.Float, MemoryMarshal.AsBytes(data), shape);
        return new OnnxValue(name, shape);
    }

    /// <summary>Adds a constant vector of integers: a shape, axes or the like.</summary>
    public OnnxValue Constant(string name, params long[] data)
    {
        AddInitializer(name, TensorProto.Types.DataType.Int64, MemoryMarshal.AsBytes<long>(data), [data.Length]);
        return new OnnxValue(name, [data.Length]);
    }

    /// <summary>Adds a node with one output, which bears the node's name.</summary>
    public OnnxValue Node(string op, string name, long[] shape, OnnxValue[] inputs, params AttributeProto[] attributes) =>
        Node(op, name, [new OnnxValue(name, shape)], inputs, attributes)[0];

    /// <summary>Adds a node.</summary>
    public OnnxValue[] Node(string op, string name, OnnxValue[] outputs, OnnxValue[] inputs, params AttributeProto[] attributes)
    {
        var node = new NodeProto { OpType = op, Name = name };
        node.Input.Add(inputs.Select(value => value.Name));
        node.Output.Add(outputs.Select(value => Named(value.Name)));
        node.Attribute.Add(attributes);
        _graph.Node.Add(node);
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

    private static ValueInfoProto Describe(string name, long[] shape, TensorProto.Types.DataType type)
    {
        var dimensions = new TensorShapeProto();
        dimensions.Dim.Add(shape.Select(size => new TensorShapeProto.Types.Dimension { DimValue = size }));
        return new ValueInfoProto
        {
            Name = name,
            Type = new TypeProto
            {
                TensorType = new TypeProto.Types.Tensor { ElemType = (int)type, Shape = dimensions },
            },
        };
    }

    private void AddInitializer(string name, TensorProto.Types.DataType type, ReadOnlySpan<byte> data, long[] shape)
    {
        var tensor = new TensorProto { Name = Named(name), DataType = (int)type, RawData = ByteString.CopyFrom(data) };
        tensor.Dims.Add(shape);
        _graph.Initializer.Add(tensor);
    }

    private string Named(string name) =>
        _names.Add(name) ? name : throw new InvalidOperationException($"The graph already has a value named '{name}'.");
}
