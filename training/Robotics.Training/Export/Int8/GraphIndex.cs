using System.Runtime.InteropServices;
using Robotics.Training.Export.Onnx.Proto;

namespace Robotics.Training.Export.Int8;

/// <summary>Finds nodes and constants of a float32 model.</summary>
public sealed class GraphIndex
{
    private readonly Dictionary<string, TensorProto> _constants;
    private readonly ILookup<string, NodeProto> _consumers;

    public GraphIndex(ModelProto model)
    {
        Model = model;
        _constants = model.Graph.Initializer.ToDictionary(tensor => tensor.Name);
        _consumers = model.Graph.Node
            .SelectMany(node => node.Input.Select(input => (input, node)))
            .ToLookup(pair => pair.input, pair => pair.node);
    }

    public ModelProto Model { get; }

    public IReadOnlyList<NodeProto> Nodes => Model.Graph.Node;

    /// <summary>Whether a value is computed, and not a constant or an omitted input.</summary>
    public bool IsActivation(string name) => name.Length > 0 && !_constants.ContainsKey(name);

    public IEnumerable<NodeProto> Consumers(string name) => _consumers[name];

    /// <summary>The activation that alone reads what a layer gives; null where something else does.</summary>
    public NodeProto? ActivationBehind(NodeProto layer) =>
        Consumers(layer.Output[0]).ToArray() is [{ OpType: "HardSwish" or "Gelu" } activation] ? activation : null;

    public TensorProto Constant(string name) => _constants[name];

    public float[] Floats(string name) => MemoryMarshal.Cast<byte, float>(_constants[name].RawData.Span).ToArray();

    /// <summary>Whether an operator multiplies an activation by constant float32 weights, and so can be quantized.</summary>
    public bool IsWeighted(NodeProto node) => node.OpType is "Conv" or "MatMul"
        && IsActivation(node.Input[0])
        && _constants.TryGetValue(node.Input[1], out TensorProto? weight)
        && weight.DataType == (int)TensorProto.Types.DataType.Float;
}
