using System.Runtime.InteropServices;

namespace Robotics.Ros2.Native;

[StructLayout(LayoutKind.Sequential)]
internal struct NativeStatus
{
    internal uint Matched;
    internal uint IncompatibleTotal;
    internal uint LastPolicy;
}
