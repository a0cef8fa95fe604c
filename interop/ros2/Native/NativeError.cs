using System.Runtime.InteropServices;

namespace Robotics.Ros2.Native;

internal static unsafe class NativeError
{
    /// <summary>Gives the result back, or throws when it is a DDS error.</summary>
    /// <param name="code">What a native call returned.</param>
    /// <param name="what">What failed, as the begin of a sentence: "The publisher on '/image' could not be created".</param>
    internal static int Check(int code, string what)
        => code >= 0 ? code : throw new RosException($"{what}: {Text(code)}.");

    internal static string Text(int code) => Marshal.PtrToStringUTF8((nint)NativeMethods.ErrorText(code)) ?? $"DDS error {code}";
}
