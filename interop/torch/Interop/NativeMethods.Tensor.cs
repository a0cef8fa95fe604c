using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

internal static unsafe partial class NativeMethods
{
    [LibraryImport(Library)]
    public static partial void rt_tensor_free(nint tensor);

    [LibraryImport(Library)]
    public static partial long rt_tensor_live_count();

    [LibraryImport(Library)]
    public static partial nint rt_tensor_alias(nint tensor);

    [LibraryImport(Library), SuppressGCTransition]
    public static partial int rt_tensor_dim(nint tensor);

    [LibraryImport(Library), SuppressGCTransition]
    public static partial long rt_tensor_numel(nint tensor);

    [LibraryImport(Library), SuppressGCTransition]
    public static partial int rt_tensor_dtype(nint tensor);

    [LibraryImport(Library), SuppressGCTransition]
    public static partial long rt_tensor_element_size(nint tensor);

    [LibraryImport(Library), SuppressGCTransition]
    public static partial int rt_tensor_device(nint tensor, int* index);

    [LibraryImport(Library), SuppressGCTransition]
    public static partial void rt_tensor_sizes(nint tensor, long* sizes);

    [LibraryImport(Library), SuppressGCTransition]
    public static partial void rt_tensor_strides(nint tensor, long* strides);

    [LibraryImport(Library)]
    public static partial int rt_tensor_is_contiguous(nint tensor, int memoryFormat);

    [LibraryImport(Library)]
    public static partial nint rt_tensor_data(nint tensor);

    [LibraryImport(Library)]
    public static partial nint rt_tensor_new(void* data, long* sizes, int dimensions, int dtype);

    [LibraryImport(Library)]
    public static partial int rt_tensor_item(nint tensor, double* real, long* integer);

    [LibraryImport(Library)]
    public static partial int rt_tensor_print(nint tensor, byte* buffer, int capacity);
}
