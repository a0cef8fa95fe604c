using Google.Protobuf;
using Microsoft.ML.OnnxRuntime;
using Robotics.Training.Export.Onnx.Proto;

namespace Robotics.Training.Export.Int8;

/// <summary>A model on ONNX Runtime that shows values from its inside.</summary>
internal sealed class ObservedGraph : IDisposable
{
    private readonly InferenceSession _session;
    private readonly RunOptions _run = new();
    private readonly IReadOnlyList<string> _tensors;
    private readonly long[] _shape;

    /// <param name="model">A model of one input with a static shape.</param>
    /// <param name="tensors">The values to show, all of type <paramref name="type"/>.</param>
    /// <param name="type">Their type.</param>
    public ObservedGraph(ModelProto model, IReadOnlyList<string> tensors, TensorProto.Types.DataType type)
    {
        ModelProto opened = model.Clone();
        opened.Graph.Output.Clear();
        opened.Graph.Output.Add(tensors.Select(name => new ValueInfoProto
        {
            Name = name, Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = (int)type } },
        }));
        using var options = new SessionOptions { IntraOpNumThreads = Environment.ProcessorCount };
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        _session = new InferenceSession(opened.ToByteArray(), options);
        _tensors = tensors;
        _shape = [.. _session.InputMetadata[_session.InputNames[0]].Dimensions.Select(size => (long)size)];
    }

    /// <summary>Runs the model on one image and hands every value to <paramref name="onTensor"/>.</summary>
    /// <param name="image">The input, 1 x 3 x height x width.</param>
    /// <param name="onTensor">Is given a name and a value, which lives only during the call.</param>
    /// <exception cref="ArgumentException">The image is not of the model's size.</exception>
    public void Run(float[] image, Action<string, OrtValue> onTensor)
    {
        long wanted = _shape.Aggregate(1L, (product, size) => product * size);
        if (image.Length != wanted)
        {
            throw new ArgumentException(
                $"A calibration image has {image.Length} values, but the model takes {wanted} ({string.Join(" x ", _shape)}).",
                nameof(image));
        }

        using var value = OrtValue.CreateTensorValueFromMemory(image, _shape);
        using IDisposableReadOnlyCollection<OrtValue> outputs = _session.Run(_run, _session.InputNames, [value], _tensors);
        for (int i = 0; i < outputs.Count; i++)
        {
            onTensor(_tensors[i], outputs[i]);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _run.Dispose();
        _session.Dispose();
    }
}
