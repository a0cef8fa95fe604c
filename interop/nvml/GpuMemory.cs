using System.Runtime.InteropServices;

namespace Robotics.Nvml;

/// <summary>How much memory of an NVIDIA GPU is in use, as NVIDIA's management library tells, which comes with the driver.</summary>
public sealed unsafe class GpuMemory
{
    private const string ManagementLibrary = "libnvidia-ml.so.1";
    private const string CudaLibrary = "libcuda.so.1";
    private const int Success = 0;
    private const int AddressSize = 32;

    private readonly nint _device;
    private readonly delegate* unmanaged<nint, MemoryInfo*, int> _read;

    private GpuMemory(nint device, nint read)
    {
        _device = device;
        _read = (delegate* unmanaged<nint, MemoryInfo*, int>)read;
    }

    /// <summary>
    /// Finds a GPU. CUDA tells where it sits: the management library counts all GPUs, CUDA only those of CUDA_VISIBLE_DEVICES, in its own
    /// order.
    /// </summary>
    /// <param name="device">Its number, as CUDA counts.</param>
    /// <param name="management">The management library.</param>
    /// <param name="cuda">CUDA's driver library.</param>
    /// <returns>Null where there are no such libraries or no such GPU.</returns>
    public static GpuMemory? Open(int device, string management = ManagementLibrary, string cuda = CudaLibrary)
    {
        byte* address = stackalloc byte[AddressSize];
        if (!TryFindAddress(device, cuda, address)
            || !NativeLibrary.TryLoad(management, out nint loaded)
            || !NativeLibrary.TryGetExport(loaded, "nvmlInit_v2", out nint start)
            || !NativeLibrary.TryGetExport(loaded, "nvmlDeviceGetHandleByPciBusId_v2", out nint find)
            || !NativeLibrary.TryGetExport(loaded, "nvmlDeviceGetMemoryInfo", out nint read))
        {
            return null;
        }

        nint found;
        return ((delegate* unmanaged<int>)start)() == Success
            && ((delegate* unmanaged<byte*, nint*, int>)find)(address, &found) == Success
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

    private static bool TryFindAddress(int device, string library, byte* address)
    {
        if (!NativeLibrary.TryLoad(library, out nint loaded)
            || !NativeLibrary.TryGetExport(loaded, "cuInit", out nint start)
            || !NativeLibrary.TryGetExport(loaded, "cuDeviceGet", out nint find)
            || !NativeLibrary.TryGetExport(loaded, "cuDeviceGetPCIBusId", out nint tell))
        {
            return false;
        }

        int found;
        return ((delegate* unmanaged<uint, int>)start)(0) == Success
            && ((delegate* unmanaged<int*, int, int>)find)(&found, device) == Success
            && ((delegate* unmanaged<byte*, int, int, int>)tell)(address, AddressSize, found) == Success;
    }

    /// <summary>nvmlMemory_t.</summary>
    private struct MemoryInfo
    {
        public ulong Total;
        public ulong Free;
        public ulong Used;
    }
}
