using TorchSharp.Interop;

namespace TorchSharp.Extensions;

/// <summary>
/// Processes that compute together, each with its own copy of a model: libtorch's c10d process groups, which TorchSharp lacks. Every
/// process must call the same methods in the same order with tensors of the same shape. Not thread-safe.
/// </summary>
/// <remarks>A call fails with <see cref="TorchException"/> when another process has ended or does not answer in time.</remarks>
public sealed class ProcessGroup : IDisposable
{
    private nint _handle;

    private ProcessGroup(nint handle, TorchRun place) => (_handle, Rank, Size) = (handle, place.Rank, place.WorldSize);

    /// <summary>Time that processes wait for each other, PyTorch's own.</summary>
    public static TimeSpan DefaultTimeout { get; } = TimeSpan.FromMinutes(30);

    /// <summary>The number of this process, from 0.</summary>
    public int Rank { get; }

    /// <summary>The number of processes.</summary>
    public int Size { get; }

    /// <summary>Meets the other processes; returns when all are there.</summary>
    /// <exception cref="TorchException">They are not, or libtorch lacks the backend.</exception>
    public static ProcessGroup Join(TorchRun place, DistributedBackend backend, TimeSpan? timeout = null)
    {
        ArgumentNullException.ThrowIfNull(place);
        var handle = NativeMethods.rt_group_join(
            (int)backend,
            place.MasterAddress,
            place.MasterPort,
            !place.LauncherListens && place.Rank == 0 ? 1 : 0,
            $"/worker/attempt_{place.Attempt}/robotics",
            place.Rank,
            place.WorldSize,
            place.Interface ?? "",
            place.IsLoopback ? place.MasterAddress : "",
            (long)(timeout ?? DefaultTimeout).TotalMilliseconds);
        return new ProcessGroup(NativeMethods.Check(handle), place);
    }

    /// <summary>Puts the sum over all processes in place of a contiguous tensor.</summary>
    public void AllReduceSum(torch.Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        NativeMethods.Check(NativeMethods.rt_group_all_reduce_sum(Handle, tensor.Handle));
        GC.KeepAlive(tensor);
    }

    /// <summary>Puts one process's contents in place of a contiguous tensor.</summary>
    public void Broadcast(torch.Tensor tensor, int root = 0)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        ArgumentOutOfRangeException.ThrowIfNegative(root);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(root, Size);
        NativeMethods.Check(NativeMethods.rt_group_broadcast(Handle, tensor.Handle, root));
        GC.KeepAlive(tensor);
    }

    public void Dispose()
    {
        var handle = Interlocked.Exchange(ref _handle, 0);
        if (handle != 0) NativeMethods.rt_group_leave(handle);
    }

    private nint Handle
    {
        get
        {
            ObjectDisposedException.ThrowIf(_handle == 0, this);
            return _handle;
        }
    }
}
