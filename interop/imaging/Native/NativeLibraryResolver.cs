using System.Reflection;
using System.Runtime.InteropServices;

namespace Robotics.Imaging.Native;

/// <summary>Loads the codecs' libraries by the names that Debian installs, and says what to do where one is missing.</summary>
internal static class NativeLibraryResolver
{
    static NativeLibraryResolver() => NativeLibrary.SetDllImportResolver(typeof(NativeLibraryResolver).Assembly, Resolve);

    /// <summary>To be called before the first P/Invoke.</summary>
    public static void Install()
    {
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? searchPath) =>
        NativeLibrary.TryLoad(name, assembly, searchPath, out nint library)
            ? library
            : throw new DllNotFoundException(
                $"{name} is not installed; run ./robotics setup, or install the Debian packages libturbojpeg0 and libpng16-16.");
}
