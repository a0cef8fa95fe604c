using System.Runtime.InteropServices;

namespace Robotics.Ros2.Native;

[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NativeSample
{
    internal nint Loan;
    internal byte* Data;
    internal ulong PublicationHandle;
    internal long SourceTimestamp;
    internal uint Size;

    internal readonly ReadOnlySpan<byte> Payload => new(Data, checked((int)Size));

    internal readonly MessageInfo Info => new(SourceTimestamp, PublicationHandle);
}
