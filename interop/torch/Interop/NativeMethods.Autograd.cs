using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

internal static unsafe partial class NativeMethods
{
    [LibraryImport(Library)]
    public static partial int rt_tensor_requires_grad(nint tensor);

    [LibraryImport(Library)]
    public static partial int rt_tensor_set_requires_grad(nint tensor, int on);

    [LibraryImport(Library)]
    public static partial int rt_tensor_is_leaf(nint tensor);

    [LibraryImport(Library)]
    public static partial int rt_tensor_retain_grad(nint tensor);

    [LibraryImport(Library)]
    private static partial nint rt_tensor_grad(nint tensor);

    [LibraryImport(Library)]
    public static partial int rt_tensor_set_grad(nint tensor, nint grad);

    [LibraryImport(Library)]
    public static partial int rt_tensor_set_data(nint tensor, nint data);

    [LibraryImport(Library)]
    public static partial int rt_backward(
        nint* roots, nint* grads, int count, nint* inputs, int inputCount, int retainGraph, int createGraph);

    [LibraryImport(Library)]
    public static partial int rt_grad(
        nint* outputs,
        nint* grads,
        int count,
        nint* inputs,
        int inputCount,
        int retainGraph,
        int createGraph,
        int allowUnused,
        nint* results);

    [LibraryImport(Library), SuppressGCTransition]
    public static partial int rt_grad_mode();

    [LibraryImport(Library), SuppressGCTransition]
    public static partial void rt_set_grad_mode(int on);

    [LibraryImport(Library), SuppressGCTransition]
    public static partial int rt_inference_mode();

    [LibraryImport(Library)]
    public static partial nint rt_inference_mode_enter(int on);

    [LibraryImport(Library)]
    public static partial void rt_inference_mode_leave(nint mode);

    /// <summary>The gradient's handle, or 0 when the tensor has none.</summary>
    public static nint Gradient(nint tensor)
    {
        var grad = rt_tensor_grad(tensor);
        return grad != 0 || *(byte*)rt_last_error() == 0 ? grad : throw LastError();
    }
}
