using System.Runtime.InteropServices;

namespace Robotics.Nvml;

/// <summary>How much memory of an NVIDIA GPU is in use, as NVIDIA's management library tells, which comes with the driver.</summary>
public sealed unsafe class GpuMemory
{
    private const string DriverLibrary = "libnvidia-ml.so.1";
    private const int Success = 0;

    private readonly nint _device;
    private readonly delegate* unmanaged<nint, MemoryInfo*, int> _read;

    private GpuMemory(nint device, nint read)
    {
        _device = device;
        _read = (delegate* unmanaged<nint, MemoryInfo*, int>)read;
    }

    /// <summary>Finds a GPU.</summary>
    /// <param name="device">Its number, as nvidia-smi counts.</param>
    /// <param name="library">The management library.</param>
    /// <returns>Null where there is no such library or no such GPU.</returns>
    public static GpuMemory? Open(int device, string library = DriverLibrary)
    {
        if (!NativeLibrary.TryLoad(library, out nint loaded)
            || !NativeLibrary.TryGetExport(loaded, "nvmlInit_v2", out nint start)
            || !NativeLibrary.TryGetExport(loaded, "nvmlDeviceGetHandleByIndex_v2", out nint find)
            || !NativeLibrary.TryGetExport(loaded, "nvmlDeviceGetMemoryInfo", out nint read))
        {
            return null;
        }

        nint found;
        return ((delegate* unmanaged<int>)start)() == Success
            && ((delegate* unmanaged<uint, nint*, int>)find)((uint)device, &found) == Success
            ? new GpuMemory(found, read)
            : null;
    }

    /// <summary>Reads what all processes use together. Allocates nothing.</summary>
    /// <param name="used">Bytes in use.</param>
    /// <param name="total">Bytes there are.</param>
    /// <returns>False where the GPU does not tell.</returns>
    public bool TryRead(out ulong used, out ulong total)
    {
        MemoryInfo info;
        bool told = _read(_device, &info) == Success;
        (used, total) = told ? (info.Used, info.Total) : (0, 0);
        return told;
    }

    /// <summary>nvmlMemory_t.</summary>
    private struct MemoryInfo
    {
        public ulong Total;
        public ulong Free;
        public ulong Used;
    }
}
