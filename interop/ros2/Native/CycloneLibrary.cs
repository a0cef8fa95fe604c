using System.Reflection;
using System.Runtime.InteropServices;

namespace Robotics.Ros2.Native;

/// <summary>
/// Loads Cyclone DDS and then the shim over it. The shim leaves Cyclone's symbols undefined, because the file name of the library differs
/// between Debian and the ROS distributions; so Cyclone is loaded first and with global scope, which P/Invoke alone does not do.
/// </summary>
internal static unsafe partial class CycloneLibrary
{
    /// <summary>A path in this environment variable takes the place of the usual names.</summary>
    internal const string PathVariable = "ROBOTICS_LIBDDSC";

    private const int ShimAbi = 2;
    private const int RtldNow = 2;
    private const int RtldGlobal = 0x100;

    private static readonly string[] Names = ["libddsc.so.0debian", "libddsc.so.0", "libddsc.so.11", "libddsc.so"];

    internal static void Register() => NativeLibrary.SetDllImportResolver(typeof(CycloneLibrary).Assembly, Resolve);

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? searchPath)
        => name == NativeMethods.Library ? Load() : 0;

    private static nint Load()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "librobotics_dds.so");
        if (!File.Exists(path))
        {
            throw new RosException($"The native library '{path}' is missing; run ./robotics setup to build it.");
        }

        var configured = Environment.GetEnvironmentVariable(PathVariable);
        string[] candidates = string.IsNullOrEmpty(configured) ? Names : [configured];
        string? mismatch = null;
        foreach (var candidate in candidates)
        {
            var cyclone = OpenLibrary(candidate, RtldNow | RtldGlobal);
            if (cyclone == 0)
            {
                continue;
            }

            var shim = NativeLibrary.Load(path);
            if (Mismatch(shim) is not { } found)
            {
                return shim;
            }

            mismatch ??= found;
            NativeLibrary.Free(shim);
            NativeLibrary.Free(cyclone);
        }

        throw new RosException(mismatch ?? (string.IsNullOrEmpty(configured)
            ? $"Eclipse Cyclone DDS is not installed (tried {string.Join(", ", candidates)}); run ./robotics setup, or name the "
                + $"library in {PathVariable}."
            : $"The library '{configured}', which {PathVariable} names, cannot be loaded."));
    }

    /// <summary>Why the shim does not go with the Cyclone DDS that it found, or null.</summary>
    private static string? Mismatch(nint shim)
    {
        var abi = ((delegate* unmanaged<uint>)NativeLibrary.GetExport(shim, "rdds_abi"))();
        var path = Marshal.PtrToStringUTF8(((delegate* unmanaged<nint>)NativeLibrary.GetExport(shim, "rdds_cyclone_path"))()) ?? "";
        if (abi >> 16 != ShimAbi)
        {
            return $"librobotics_dds.so has the interface version {abi >> 16}, and {ShimAbi} is needed; "
                + "run ./robotics setup to build it anew.";
        }

        return CycloneVersion.Serves(path, (int)(abi & 0xffff))
            ? null
            : $"librobotics_dds.so was built for Cyclone DDS {CycloneVersion.Describe((int)(abi & 0xffff))}, and '{path}' is another "
                + "version; run ./robotics setup to build it anew.";
    }

    [LibraryImport("libc", EntryPoint = "dlopen", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint OpenLibrary(string path, int flags);
}
