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
        try
        {
            participant.DangerousAddRef(ref held);
            var code = NativeMethods.Endpoints(participant.Entity, builtin, out var endpoints, out var count);
            return DiscoveredEndpoints.Take(code, endpoints, count);
        }
        finally
        {
            if (held)
            {
                participant.DangerousRelease();
            }
        }
    }
}
