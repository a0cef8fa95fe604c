using Microsoft.ML.OnnxRuntime;
using Robotics.Inference;
using Robotics.Training.Export.Onnx;
using static Robotics.Training.Export.Onnx.Proto.TensorProto.Types;

namespace Robotics.Training.Export;

/// <summary>How great a value in a graph becomes.</summary>
/// <param name="Value">The value's name.</param>
/// <param name="Greatest">Its greatest absolute element.</param>
public sealed record ValueRange(string Value, float Greatest)
{
    /// <summary>The greatest half.</summary>
    public const float HalfLimit = 65504;

    private const string Suffix = ".range";

    /// <summary>Runs a graph once and tells how great each of its results of one type becomes.</summary>
    /// <param name="graph">Gets more outputs: not to be written afterwards.</param>
    /// <param name="type">Which results to look at: those of floats or of halves.</param>
    /// <param name="image">The graph's input.</param>
    /// <param name="shape">Its shape.</param>
    public static IReadOnlyList<ValueRange> Measure(OnnxGraph graph, DataType type, float[] image, long[] shape)
    {
        foreach (OnnxValue value in graph.Results.Where(value => value.Type == type).ToArray())
        {
            OnnxValue wide = graph.Cast(value.Name + ".range.float", value, DataType.Float);
            OnnxValue size = graph.Node("Abs", value.Name + ".range.size", value.Shape, [wide]);
            graph.Output(graph.Node("ReduceMax", value.Name + Suffix, Array.Empty<long>(), [size], OnnxAttribute.Int("keepdims", 0)));
        }

        using SessionOptions options = new ProviderOptions().CreateSessionOptions();
        using var session = new InferenceSession(graph.ToBytes(new Dictionary<string, string>()), options);
        using var input = OrtValue.CreateTensorValueFromMemory(image, shape);
        using var run = new RunOptions();
        string[] names = [.. session.OutputNames.Where(name => name.EndsWith(Suffix, StringComparison.Ordinal))];
        using IDisposableReadOnlyCollection<OrtValue> outputs = session.Run(run, session.InputNames, [input], names);
        return [.. names.Zip(outputs, (name, size) => new ValueRange(name[..^Suffix.Length], size.GetTensorDataAsSpan<float>()[0]))];
    }
}
