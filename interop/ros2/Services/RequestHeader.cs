using System.Buffers.Binary;
using Robotics.Msgs;

namespace Robotics.Ros2;

/// <summary>The 16 bytes that rmw_cyclonedds puts before every request, and that the reply repeats.</summary>
/// <param name="Client">A number that tells the clients of a service apart; its 8 bytes are copied as they are.</param>
/// <param name="Sequence">Tells the requests of a client apart.</param>
internal readonly record struct RequestHeader(ulong Client, long Sequence)
{
    internal const int Size = sizeof(ulong) + sizeof(long);

    /// <exception cref="CdrException">The payload is cut.</exception>
    internal static RequestHeader Read(ref CdrReader reader)
        => new(BinaryPrimitives.ReadUInt64LittleEndian(reader.ReadSpan<byte>(sizeof(ulong), "guid")), reader.ReadInt64("sequence_number"));

    internal void Write(ref CdrWriter writer)
    {
        writer.WriteUInt64(Client);
        writer.WriteInt64(Sequence);
    }
}
