using System.Runtime.InteropServices;
using Robotics.Ros2.Native;

namespace Robotics.Ros2;

/// <summary>Reads the built-in topics of DDS: who is in the domain now.</summary>
internal static unsafe class BuiltinTopics
{
    private const int Participants = 0;
    private const int Writers = 1;
    private const int Readers = 2;

    internal static HashSet<EndpointGid> ReadParticipants(ParticipantHandle participant)
        => [.. Read(participant, Participants).Select(found => found.Gid)];

    internal static List<DiscoveredEndpoint> ReadWriters(ParticipantHandle participant) => Read(participant, Writers);

    internal static List<DiscoveredEndpoint> ReadReaders(ParticipantHandle participant) => Read(participant, Readers);

    private static List<DiscoveredEndpoint> Read(ParticipantHandle participant, int builtin)
    {
        var held = false;
        NativeEndpoint* endpoints = null;
        uint count = 0;
        try
        {
            participant.DangerousAddRef(ref held);
            var code = NativeMethods.Endpoints(participant.Entity, builtin, out endpoints, out count);
            NativeError.Check(code, "The built-in topics of DDS could not be read");
            var found = new List<DiscoveredEndpoint>((int)count);
            foreach (ref readonly var endpoint in new ReadOnlySpan<NativeEndpoint>(endpoints, (int)count))
            {
                found.Add(new DiscoveredEndpoint(
                    endpoint.Gid,
                    endpoint.Participant,
                    Marshal.PtrToStringUTF8((nint)endpoint.Topic) ?? "",
                    Marshal.PtrToStringUTF8((nint)endpoint.Type) ?? "",
                    UserData.Find(new ReadOnlySpan<byte>(endpoint.UserData, (int)endpoint.UserDataSize), "typehash"),
                    QosProfile.FromNative(endpoint.Qos)));
            }

            return found;
        }
        finally
        {
            NativeMethods.EndpointsFree(endpoints, count);
            if (held)
            {
                participant.DangerousRelease();
            }
        }
    }
}
