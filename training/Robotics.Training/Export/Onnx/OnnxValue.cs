using static Robotics.Training.Export.Onnx.Proto.TensorProto.Types;

namespace Robotics.Training.Export.Onnx;

/// <summary>A value in a graph under construction.</summary>
/// <param name="Name">Unique in the graph.</param>
/// <param name="Shape">Sizes; the first may be <see cref="AnyBatch"/>.</param>
/// <param name="Type">Type of the elements.</param>
public sealed record OnnxValue(string Name, long[] Shape, DataType Type = DataType.Float)
{
    /// <summary>Stands for the number of images where a graph takes any.</summary>
    public const long AnyBatch = -1;

    /// <summary>Size along one dimension; negative ones count from the last.</summary>
    public long this[Index dimension] => Shape[dimension];
}
