using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

internal static unsafe partial class NativeMethods
{
    [LibraryImport(Library)]
    public static partial nint rt_version();

    [LibraryImport(Library)]
    public static partial int rt_num_threads();

    [LibraryImport(Library)]
    public static partial int rt_set_num_threads(int count);

    [LibraryImport(Library)]
    public static partial int rt_num_interop_threads();

    [LibraryImport(Library)]
    public static partial int rt_set_num_interop_threads(int count);

    [LibraryImport(Library)]
    public static partial int rt_deterministic_algorithms();

    [LibraryImport(Library)]
    public static partial int rt_use_deterministic_algorithms(int on);

    [LibraryImport(Library)]
    public static partial int rt_has_mkldnn();

    [LibraryImport(Library)]
    public static partial int rt_mkldnn_enabled();

    [LibraryImport(Library)]
    public static partial void rt_set_mkldnn_enabled(int on);

    [LibraryImport(Library)]
    public static partial int rt_cuda_device_count();

    [LibraryImport(Library)]
    public static partial int rt_cuda_synchronize(int device);

    [LibraryImport(Library)]
    public static partial int rt_cudnn_benchmark();

    [LibraryImport(Library)]
    public static partial void rt_set_cudnn_benchmark(int on);

    [LibraryImport(Library)]
    public static partial int rt_cuda_allow_tf32();

    [LibraryImport(Library)]
    public static partial void rt_set_cuda_allow_tf32(int on);
}
