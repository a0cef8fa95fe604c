using static Robotics.Training.Export.Onnx.Proto.TensorProto.Types;

namespace Robotics.Training.Export.Onnx;

/// <summary>A value in a graph under construction.</summary>
/// <param name="Name">Unique in the graph.</param>
/// <param name="Shape">Static shape.</param>
/// <param name="Type">Type of the elements.</param>
public sealed record OnnxValue(string Name, long[] Shape, DataType Type = DataType.Float)
{
    /// <summary>Size along one dimension; negative ones count from the last.</summary>
    public long this[Index dimension] => Shape[dimension];
}
