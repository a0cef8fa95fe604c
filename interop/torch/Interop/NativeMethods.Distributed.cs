using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

internal static unsafe partial class NativeMethods
{
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint rt_group_join(
        int backend,
        string host,
        int port,
        int hostsStore,
        string prefix,
        int rank,
        int size,
        string networkInterface,
        string address,
        long timeoutMilliseconds);

    [LibraryImport(Library)]
    public static partial void rt_group_leave(nint group);

    [LibraryImport(Library)]
    public static partial int rt_group_all_reduce_sum(nint group, nint tensor);

    [LibraryImport(Library)]
    public static partial int rt_group_broadcast(nint group, nint tensor, int root);
}
