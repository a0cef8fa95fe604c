using System.Globalization;
using Microsoft.ML.OnnxRuntime;

namespace Robotics.Inference;

/// <summary>How to run a model.</summary>
public sealed record ProviderOptions
{
    /// <summary>The provider asked for.</summary>
    public ExecutionProvider Provider { get; init; } = ExecutionProvider.Cpu;

    /// <summary>GPU ordinal; without meaning on the CPU.</summary>
    public int Device { get; init; }

    /// <summary>Threads of one inference, the caller's among them; 0 stands for one a core.</summary>
    public int Threads { get; init; }

    /// <summary>What to do where <see cref="Provider"/> cannot be had.</summary>
    public ProviderFallback Fallback { get; init; } = ProviderFallback.None;

    /// <summary>The options a session is created with; the caller disposes them.</summary>
    /// <param name="model">The model file for which TensorRT keeps the engine that it builds; null for none.</param>
    /// <exception cref="ProviderException">ONNX Runtime cannot set the provider up here.</exception>
    public SessionOptions CreateSessionOptions(string? model = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(Threads);
        ArgumentOutOfRangeException.ThrowIfNegative(Device);
        int threads = Threads == 0 ? Environment.ProcessorCount : Threads;
        var options = new SessionOptions
        {
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            InterOpNumThreads = 1,
            IntraOpNumThreads = threads,
        };

        // Threads that spin within a run save 13 to 28 % of it where they have the cores to themselves. Where other processes want
        // the same cores a run takes twice the processor time and several times as long. Between runs nobody spins.
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", threads < Environment.ProcessorCount ? "1" : "0");
        options.AddSessionConfigEntry("session.force_spinning_stop", "1");
        try
        {
            AppendProvider(options, model);
            return options;
        }
        catch
        {
            options.Dispose();
            throw;
        }
    }

    private void AppendProvider(SessionOptions options, string? model)
    {
        if (Provider == ExecutionProvider.Cpu)
        {
            return;
        }

        string name = Provider == ExecutionProvider.Cuda ? "CUDAExecutionProvider" : "TensorrtExecutionProvider";
        string[] available = OrtEnv.Instance().GetAvailableProviders();
        if (!available.Contains(name))
        {
            throw new ProviderException(
                $"This build of ONNX Runtime has no {name} (it has {string.Join(", ", available)}); " +
                "run ./robotics setup --gpu, or ask for fallback: cpu.");
        }

        var device = new Dictionary<string, string> { ["device_id"] = Device.ToString(CultureInfo.InvariantCulture) };
        try
        {
            if (Provider == ExecutionProvider.TensorRt)
            {
                using var tensorRt = new OrtTensorRTProviderOptions();
                tensorRt.UpdateOptions(new(device.Concat(EngineCache.OptionsFor(model))));
                options.AppendExecutionProvider_Tensorrt(tensorRt);
            }

            using var cuda = new OrtCUDAProviderOptions();
            cuda.UpdateOptions(device);
            options.AppendExecutionProvider_CUDA(cuda);
        }
        catch (OnnxRuntimeException e)
        {
            throw new ProviderException(
                $"{name} cannot be used on device {Device}: {OrtErrorText.Of(e)}. " +
                "Run ./robotics doctor to see what is missing, or ask for fallback: cpu.",
                e);
        }
    }
}
