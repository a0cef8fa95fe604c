using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Robotics.Inference;

/// <summary>Pinned input and output memory of one caller of a model, bound to its session once, so that a run allocates nothing.</summary>
internal sealed class ModelBinding : IDisposable
{
    private readonly InferenceSession session;
    private readonly OrtIoBinding binding;
    private readonly OrtValue inputValue;
    private readonly OrtValue outputValue;
    private readonly RunOptions runOptions = new();

    public ModelBinding(SegmentationModel model)
    {
        session = model.Session;
        Signature = model.Signature;
        Input = Pinned<float>(Signature.InputShape);
        inputValue = OrtValue.CreateTensorValueFromMemory(Input, Signature.InputShape);
        (Output, outputValue) = Signature.OutputType switch
        {
            TensorElementType.Float => Bound<float>(Signature.OutputShape),
            TensorElementType.Int64 => Bound<long>(Signature.OutputShape),
            TensorElementType.Int32 => Bound<int>(Signature.OutputShape),
            _ => Bound<byte>(Signature.OutputShape),
        };
        binding = session.CreateIoBinding();
        binding.BindInput(Signature.InputName, inputValue);
        binding.BindOutput(Signature.OutputName, outputValue);
    }

    public GraphSignature Signature { get; }

    /// <summary>1 x 3 x height x width.</summary>
    public float[] Input { get; }

    /// <summary>The output's elements, an array of its element type.</summary>
    public Array Output { get; }

    public void Run() => session.RunWithBinding(runOptions, binding);

    public void Dispose()
    {
        binding.Dispose();
        inputValue.Dispose();
        outputValue.Dispose();
        runOptions.Dispose();
    }

    private static (Array Memory, OrtValue Value) Bound<T>(long[] shape)
        where T : unmanaged
    {
        T[] memory = Pinned<T>(shape);
        return (memory, OrtValue.CreateTensorValueFromMemory(memory, shape));
    }

    private static T[] Pinned<T>(long[] shape)
        where T : unmanaged => GC.AllocateArray<T>(checked((int)shape.Aggregate(1L, (product, size) => product * size)), pinned: true);
}
