using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>The C functions of <c>librobotics_torch.so</c>, declared in one partial file per source file over there.</summary>
internal static unsafe partial class NativeMethods
{
    private const string Library = NativeLibraryResolver.Name;

    [LibraryImport(Library)]
    private static partial nint rt_last_error();

    public static string Text(nint utf8) => Marshal.PtrToStringUTF8(utf8) ?? "";

    /// <summary>The reason of this thread's last failure.</summary>
    public static TorchException LastError(string? operation = null)
    {
        var text = ErrorText.Trim(Text(rt_last_error()));
        var named = operation is null || text.StartsWith(operation, StringComparison.Ordinal);
        return new TorchException(named ? text : $"{operation}: {text}");
    }

    public static nint Check(nint result) => result != 0 ? result : throw LastError();

    public static int Check(int result) => result >= 0 ? result : throw LastError();
}
