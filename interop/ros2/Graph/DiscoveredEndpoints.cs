using System.Runtime.InteropServices;
using System.Text;
using Robotics.Ros2.Native;

namespace Robotics.Ros2;

internal static unsafe class DiscoveredEndpoints
{
    /// <summary>Copies what a native call listed, and frees it.</summary>
    /// <exception cref="RosException">The call failed.</exception>
    internal static List<DiscoveredEndpoint> Take(int code, NativeEndpoint* endpoints, uint count)
    {
        try
        {
            NativeError.Check(code, "What discovery knows could not be read");
            var found = new List<DiscoveredEndpoint>((int)count);
            foreach (ref readonly var endpoint in new ReadOnlySpan<NativeEndpoint>(endpoints, (int)count))
            {
                found.Add(new DiscoveredEndpoint(
                    endpoint.Gid,
                    endpoint.Handle,
                    Marshal.PtrToStringUTF8((nint)endpoint.Topic) ?? "",
                    Marshal.PtrToStringUTF8((nint)endpoint.Type) ?? "",
                    Encoding.UTF8.GetString(new ReadOnlySpan<byte>(endpoint.UserData, (int)endpoint.UserDataSize)),
                    QosProfile.FromNative(endpoint.Qos)));
            }

            return found;
        }
        finally
        {
            NativeMethods.EndpointsFree(endpoints, count);
        }
    }
}
