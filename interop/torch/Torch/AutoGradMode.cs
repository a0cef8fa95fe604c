using TorchSharp.Interop;

namespace TorchSharp;

/// <summary>Records operations for differentiation, or does not, until it is disposed of; on the calling thread.</summary>
internal sealed class AutoGradMode : IDisposable
{
    private readonly bool _previous = IsEnabled;

    public AutoGradMode(bool enabled) => NativeMethods.rt_set_grad_mode(enabled ? 1 : 0);

    public static bool IsEnabled => NativeMethods.rt_grad_mode() != 0;

    public void Dispose() => NativeMethods.rt_set_grad_mode(_previous ? 1 : 0);
}
