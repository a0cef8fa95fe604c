using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

internal static unsafe partial class NativeMethods
{
    [LibraryImport(Library)]
    public static partial int rt_autocast_enabled(int deviceType);

    [LibraryImport(Library)]
    public static partial int rt_autocast_dtype(int deviceType);

    [LibraryImport(Library)]
    public static partial int rt_autocast_enter(int deviceType, int on, int dtype);

    [LibraryImport(Library)]
    public static partial int rt_autocast_leave(int deviceType, int on, int dtype);
}
