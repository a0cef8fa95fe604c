using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Robotics.Inference;

/// <summary>
/// Pinned input and output memory of one caller of a model, bound to its session: once on the CPU, where a run allocates nothing, and
/// the input for every run on a GPU.
/// </summary>
internal sealed class ModelBinding : IDisposable
{
    private readonly SegmentationModel _model;
    private readonly OrtIoBinding _binding;
    private readonly OrtValue _inputValue;
    private readonly OrtValue _outputValue;
    private readonly RunOptions _runOptions = new();

    public ModelBinding(SegmentationModel model)
    {
        _model = model;
        Signature = model.Signature;
        (Input, _inputValue) = Signature.InputType == TensorElementType.UInt8
            ? Bound<byte>(Signature.InputShape)
            : Bound<float>(Signature.InputShape);
        (Output, _outputValue) = Signature.OutputType switch
        {
            TensorElementType.Float => Bound<float>(Signature.OutputShape),
            TensorElementType.Int64 => Bound<long>(Signature.OutputShape),
            TensorElementType.Int32 => Bound<int>(Signature.OutputShape),
            _ => Bound<byte>(Signature.OutputShape),
        };
        _binding = model.Session.CreateIoBinding();
        _binding.BindOutput(Signature.OutputName, _outputValue);
        if (IsOnCpu)
        {
            _binding.BindInput(Signature.InputName, _inputValue);
        }
    }

    public GraphSignature Signature { get; }

    /// <summary>The input's elements, an array of its element type.</summary>
    public Array Input { get; }

    /// <summary>The output's elements, an array of its element type.</summary>
    public Array Output { get; }

    private bool IsOnCpu => _model.Provider == ExecutionProvider.Cpu;

    /// <summary>Fills <see cref="Output"/> from what <see cref="Input"/> holds now.</summary>
    /// <exception cref="ModelException">ONNX Runtime cannot run the model.</exception>
    public void Run()
    {
        try
        {
            if (!IsOnCpu)
            {
                // Binding copies the input to the GPU, which sees nothing that is written later.
                _binding.BindInput(Signature.InputName, _inputValue);
                _binding.SynchronizeBoundInputs();
            }

            _model.Session.RunWithBinding(_runOptions, _binding);
        }
        catch (OnnxRuntimeException e)
        {
            throw new ModelException($"{_model.Path} cannot be run by ONNX Runtime: {OrtErrorText.Of(e)}.", e);
        }
    }

    public void Dispose()
    {
        _binding.Dispose();
        _inputValue.Dispose();
        _outputValue.Dispose();
        _runOptions.Dispose();
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
