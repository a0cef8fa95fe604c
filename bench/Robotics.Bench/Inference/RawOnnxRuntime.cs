using Microsoft.ML.OnnxRuntime;
using Robotics.Inference;

namespace Robotics.Bench.Inference;

/// <summary>
/// A model run as directly as ONNX Runtime's C# API allows: the same session options, inputs and outputs bound once over pinned memory.
/// </summary>
internal sealed class RawOnnxRuntime : IDisposable
{
    private readonly InferenceSession _session;
    private readonly OrtIoBinding _binding;
    private readonly OrtValue _input;
    private readonly OrtValue _output;
    private readonly RunOptions _runOptions = new();

    public RawOnnxRuntime(string path, ProviderOptions options)
    {
        using SessionOptions sessionOptions = options.CreateSessionOptions();
        _session = new InferenceSession(path, sessionOptions);
        string input = _session.InputNames[0], output = _session.OutputNames[0];
        _input = Allocate(_session.InputMetadata[input], random: true);
        _output = Allocate(_session.OutputMetadata[output], random: false);
        _binding = _session.CreateIoBinding();
        _binding.BindInput(input, _input);
        _binding.BindOutput(output, _output);
    }

    /// <summary>What the last run gave.</summary>
    public ReadOnlySpan<float> Output => _output.GetTensorDataAsSpan<float>();

    public void Run() => _session.RunWithBinding(_runOptions, _binding);

    public void Dispose()
    {
        _binding.Dispose();
        _input.Dispose();
        _output.Dispose();
        _runOptions.Dispose();
        _session.Dispose();
    }

    private static OrtValue Allocate(NodeMetadata tensor, bool random)
    {
        long[] shape = [.. tensor.Dimensions.Select(size => (long)size)];
        float[] memory = GC.AllocateArray<float>((int)shape.Aggregate((product, size) => product * size), pinned: true);
        if (random)
        {
            var numbers = new Random(1);
            foreach (ref float value in memory.AsSpan())
            {
                value = (numbers.NextSingle() * 4) - 2;
            }
        }

        return OrtValue.CreateTensorValueFromMemory(memory, shape);
    }
}
