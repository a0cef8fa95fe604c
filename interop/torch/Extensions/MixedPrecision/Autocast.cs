using TorchSharp.Interop;

namespace TorchSharp.Extensions;

/// <summary>
/// A region of the calling thread in which libtorch's autocast runs convolutions and matrix products in a short type and keeps sums,
/// losses and the like in float32: <c>torch.autocast</c> of Python, which TorchSharp lacks. It ends with <see cref="Dispose"/>; regions
/// must end in reverse order. The backward pass stands outside.
/// </summary>
public sealed class Autocast : IDisposable
{
    private readonly int _device;
    private readonly int _enabledBefore;
    private readonly int _typeBefore;
    private bool _ended;

    /// <summary>Begins a region.</summary>
    /// <param name="device">Kind of device whose operators cast.</param>
    /// <param name="dtype">float16 or bfloat16.</param>
    /// <param name="enabled">False switches autocast off within a region that has it on.</param>
    /// <exception cref="ArgumentException">There is no autocast to that type, or for it on that device.</exception>
    public Autocast(DeviceType device, torch.ScalarType dtype, bool enabled = true)
    {
        if (dtype is not (torch.bfloat16 or torch.float16))
            throw new ArgumentException($"Autocast runs in float16 or bfloat16, not {dtype}.");
        if (device == DeviceType.CPU && dtype == torch.float16) throw new ArgumentException("Autocast on the CPU runs in bfloat16 only.");
        _device = (int)device;
        _enabledBefore = NativeMethods.Check(NativeMethods.rt_autocast_enabled(_device));
        _typeBefore = NativeMethods.Check(NativeMethods.rt_autocast_dtype(_device));
        NativeMethods.Check(NativeMethods.rt_autocast_enter(_device, enabled ? 1 : 0, (int)dtype));
    }

    /// <summary>Whether operators of a kind of device cast in this thread.</summary>
    public static bool IsEnabled(DeviceType device) => NativeMethods.Check(NativeMethods.rt_autocast_enabled((int)device)) != 0;

    /// <summary>Switches autocast off until the result is disposed of; null where it is not on.</summary>
    public static Autocast? Suspend(DeviceType device) => IsEnabled(device) ? new Autocast(device, torch.bfloat16, enabled: false) : null;

    /// <summary>Goes back to what held before.</summary>
    public void Dispose()
    {
        if (_ended) return;
        _ended = true;
        NativeMethods.Check(NativeMethods.rt_autocast_leave(_device, _enabledBefore, _typeBefore));
    }
}
