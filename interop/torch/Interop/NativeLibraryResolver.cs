using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>Finds the native library beside this assembly, where the build puts it.</summary>
internal static class NativeLibraryResolver
{
    public const string Name = "robotics_torch";

    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "The resolver must stand before the first native call.")]
    internal static void Register() => NativeLibrary.SetDllImportResolver(typeof(NativeLibraryResolver).Assembly, Resolve);

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name != Name) return 0;
        var file = Path.Combine(AppContext.BaseDirectory, $"lib{Name}.so");
        if (!File.Exists(file)) throw new DllNotFoundException($"{file} is missing: run ./robotics setup to build it.");
        IdleThreads.Sleep();
        return NativeLibrary.TryLoad(file, out var handle)
            ? handle
            : throw new DllNotFoundException($"{file} could not be loaded, probably for want of libtorch: run ./robotics setup.");
    }
}
