using System.Reflection;
using System.Runtime.InteropServices;

namespace Robotics.Ros2.Native;

/// <summary>
/// Loads Cyclone DDS and then the shim over it. The shim leaves Cyclone's symbols undefined, because the file name of the library differs
/// between Debian and the ROS distributions; so Cyclone is loaded first and with global scope, which P/Invoke alone does not do.
/// </summary>
internal static unsafe partial class CycloneLibrary
{
    /// <summary>A path in this environment variable comes before the usual names.</summary>
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
        LoadCyclone();
        var path = Path.Combine(AppContext.BaseDirectory, "librobotics_dds.so");
        if (!File.Exists(path))
        {
            throw new RosException($"The native library '{path}' is missing; run ./robotics setup to build it.");
        }

        var shim = NativeLibrary.Load(path);
        CheckVersions(shim);
        return shim;
    }

    private static void LoadCyclone()
    {
        var configured = Environment.GetEnvironmentVariable(PathVariable);
        string[] candidates = string.IsNullOrEmpty(configured) ? Names : [configured, .. Names];
        foreach (var candidate in candidates)
        {
            if (OpenLibrary(candidate, RtldNow | RtldGlobal) != 0)
            {
                return;
            }
        }

        throw new RosException(
            $"Eclipse Cyclone DDS is not installed (tried {string.Join(", ", candidates)}); run ./robotics setup, or name the "
                + $"library in {PathVariable}.");
    }

    private static void CheckVersions(nint shim)
    {
        var abi = ((delegate* unmanaged<uint>)NativeLibrary.GetExport(shim, "rdds_abi"))();
        var path = Marshal.PtrToStringUTF8(((delegate* unmanaged<nint>)NativeLibrary.GetExport(shim, "rdds_cyclone_path"))()) ?? "";
        if (abi >> 16 != ShimAbi)
        {
            throw new RosException(
                $"librobotics_dds.so has the interface version {abi >> 16}, and {ShimAbi} is needed; "
                + "run ./robotics setup to build it anew.");
        }

        if (!CycloneVersion.Serves(path, (int)(abi & 0xffff)))
        {
            throw new RosException(
                $"librobotics_dds.so was built for Cyclone DDS {CycloneVersion.Describe((int)(abi & 0xffff))}, and '{path}' is another "
                    + "version; run ./robotics setup to build it anew.");
        }
    }

    [LibraryImport("libc", EntryPoint = "dlopen", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint OpenLibrary(string path, int flags);
}
