using System.Reflection;
using System.Runtime.InteropServices;

namespace Robotics.Compression.Native;

/// <summary>Loads the system's libraries by the names that Debian installs, and says what to do where one is missing.</summary>
internal static class CompressionLibraries
{
    public const string Zstd = "libzstd.so.1";
    public const string Lz4 = "liblz4.so.1";

    static CompressionLibraries() => NativeLibrary.SetDllImportResolver(typeof(CompressionLibraries).Assembly, Resolve);

    /// <summary>To be called before the first P/Invoke.</summary>
    public static void Install()
    {
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? searchPath) =>
        NativeLibrary.TryLoad(name, assembly, searchPath, out nint library)
            ? library
            : throw new DllNotFoundException(
                $"{name} is not installed; run ./robotics setup, or install the Debian packages libzstd1 and liblz4-1.");
}
