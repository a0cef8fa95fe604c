using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>
/// Lets the threads of OpenMP and OpenBLAS sleep while they wait for each other. Spinning is faster only where every core is theirs:
/// with as many busy threads as cores beside them (a data loader is enough) it costs a multiple of the work itself.
/// </summary>
internal static partial class IdleThreads
{
    private const int KeepExisting = 0;

    /// <summary>Has to run before the libraries are loaded. What the environment says already stays.</summary>
    public static void Sleep()
    {
        SetEnvironment("OMP_WAIT_POLICY", "passive", KeepExisting);
        SetEnvironment("OPENBLAS_THREAD_TIMEOUT", "4", KeepExisting);
    }

    // Environment.SetEnvironmentVariable changes a copy that native code does not see.
    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);
}
