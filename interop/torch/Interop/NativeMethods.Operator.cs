using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

internal static unsafe partial class NativeMethods
{
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint rt_operator_find(string name, string overload);

    [LibraryImport(Library)]
    public static partial nint rt_operator_schema(nint op);

    [LibraryImport(Library)]
    public static partial int rt_operator_call(nint op, Value* arguments, int count, Value** results);
}
