using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

internal static unsafe partial class NativeMethods
{
    [LibraryImport(Library)]
    public static partial nint rt_generator_default(int deviceType, int deviceIndex);

    [LibraryImport(Library)]
    public static partial nint rt_generator_new(int deviceType, int deviceIndex, ulong seed);

    [LibraryImport(Library)]
    public static partial void rt_generator_free(nint generator);

    [LibraryImport(Library)]
    public static partial int rt_generator_set_seed(nint generator, ulong seed);

    [LibraryImport(Library)]
    public static partial int rt_generator_seed(nint generator, ulong* seed);

    [LibraryImport(Library)]
    public static partial nint rt_generator_state(nint generator);

    [LibraryImport(Library)]
    public static partial int rt_generator_set_state(nint generator, nint state);

    [LibraryImport(Library)]
    public static partial int rt_manual_seed(ulong seed);
}
