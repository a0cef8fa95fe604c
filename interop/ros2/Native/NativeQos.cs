using System.Runtime.InteropServices;

namespace Robotics.Ros2.Native;

[StructLayout(LayoutKind.Sequential)]
internal struct NativeQos
{
    internal int Reliable;
    internal int TransientLocal;
    internal int KeepAll;
    internal int Depth;
    internal int IgnoreLocal;
    internal long LifespanNanoseconds;
}
