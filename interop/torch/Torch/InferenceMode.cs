using TorchSharp.Interop;

namespace TorchSharp;

/// <summary>Inference mode of the calling thread until it is disposed of; scopes of it must end in reverse order.</summary>
internal sealed class InferenceMode : IDisposable
{
    private nint _handle;

    public InferenceMode(bool enabled) => _handle = NativeMethods.Check(NativeMethods.rt_inference_mode_enter(enabled ? 1 : 0));

    public static bool IsEnabled => NativeMethods.rt_inference_mode() != 0;

    public void Dispose()
    {
        var handle = Interlocked.Exchange(ref _handle, 0);
        if (handle != 0) NativeMethods.rt_inference_mode_leave(handle);
    }
}
