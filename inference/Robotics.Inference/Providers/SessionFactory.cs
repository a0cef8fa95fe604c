using Microsoft.ML.OnnxRuntime;

namespace Robotics.Inference;

/// <summary>Creates sessions, with the fallback that was asked for.</summary>
internal static class SessionFactory
{
    /// <summary>The session, the provider it really runs on, and the reason where that is not the one asked for.</summary>
    public static (InferenceSession Session, ExecutionProvider Provider, string? FallbackReason) Create(
        string path, ProviderOptions options)
    {
        try
        {
            return (Open(path, options), options.Provider, null);
        }
        catch (ProviderException e) when (options.Fallback == ProviderFallback.Cpu)
        {
            return (Open(path, options with { Provider = ExecutionProvider.Cpu }), ExecutionProvider.Cpu, e.Message);
        }
    }

    private static InferenceSession Open(string path, ProviderOptions options)
    {
        using SessionOptions sessionOptions = options.CreateSessionOptions(path);
        try
        {
            return new InferenceSession(path, sessionOptions);
        }
        catch (OnnxRuntimeException e)
        {
            throw new ModelException($"{path} cannot be loaded by ONNX Runtime: {OrtErrorText.Of(e)}.", e);
        }
    }
}
