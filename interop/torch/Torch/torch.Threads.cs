using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>The version of libtorch.</summary>
    public static string __version__ => NativeMethods.Text(NativeMethods.rt_version());

    /// <summary>Threads that one operator may use.</summary>
    public static int get_num_threads() => NativeMethods.rt_num_threads();

    public static void set_num_threads(int num) => NativeMethods.Check(NativeMethods.rt_set_num_threads(num));

    /// <summary>Threads that run operators side by side.</summary>
    public static int get_num_interop_threads() => NativeMethods.rt_num_interop_threads();

    /// <summary>Can be set once, before the first parallel work.</summary>
    public static void set_num_interop_threads(int num) => NativeMethods.Check(NativeMethods.rt_set_num_interop_threads(num));

    /// <summary>Whether operators without a deterministic implementation throw.</summary>
    public static bool are_deterministic_algorithms_enabled() => NativeMethods.rt_deterministic_algorithms() != 0;

    public static void use_deterministic_algorithms(bool mode = true) =>
        NativeMethods.Check(NativeMethods.rt_use_deterministic_algorithms(mode ? 1 : 0));
}
