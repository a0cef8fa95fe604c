using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

internal static unsafe partial class NativeMethods
{
    [LibraryImport(Library)]
    public static partial void rt_script_free(nint module);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint rt_script_load(
        string path, int deviceType, int deviceIndex, string? extraName, delegate* unmanaged<nint, byte*, int, void> receive, nint context);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int rt_script_save(nint module, string path, string? extraName, string? extraText);

    [LibraryImport(Library)]
    public static partial nint rt_script_forward(nint module, nint* inputs, int count);

    [LibraryImport(Library)]
    public static partial int rt_script_is_training(nint module);

    [LibraryImport(Library)]
    public static partial void rt_script_train(nint module, int on);

    [LibraryImport(Library)]
    public static partial int rt_script_to(nint module, int deviceType, int deviceIndex);

    [LibraryImport(Library)]
    public static partial nint rt_script_freeze(nint module);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint rt_script_trace(
        string type,
        [In] string[] keys,
        nint* tensors,
        int parameters,
        int count,
        nint input,
        delegate* unmanaged<nint, nint, nint> forward,
        nint context);
}
