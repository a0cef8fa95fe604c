using System.Runtime.InteropServices;

namespace Robotics.Ros2.Native;

[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NativeEndpoint
{
    internal EndpointGid Gid;
    internal EndpointGid Participant;
    internal ulong Handle;
    internal byte* Topic;
    internal byte* Type;
    internal byte* UserData;
    internal uint UserDataSize;
    internal NativeQos Qos;
}
