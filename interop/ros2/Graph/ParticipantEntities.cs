using Robotics.Msgs;

namespace Robotics.Ros2;

/// <summary>
/// <c>rmw_dds_common/msg/ParticipantEntitiesInfo</c>: the nodes of a participant. Up to Humble a gid takes 24 bytes, the last 8 of them
/// zero, and 16 since; the type name is the same, so the width is not told by it.
/// </summary>
internal sealed record ParticipantEntities(EndpointGid Gid, IReadOnlyList<NodeEntities> Nodes)
{
    internal const int HumbleGidWidth = 24;
    internal const int JazzyGidWidth = 16;

    internal static int GidWidth(RosDistro distro) => distro == RosDistro.Humble ? HumbleGidWidth : JazzyGidWidth;

    /// <summary>The payload with its encapsulation header.</summary>
    internal byte[] Write(int gidWidth)
    {
        var buffer = new byte[SizeBound(gidWidth)];
        var writer = new CdrWriter(buffer);
        WriteGid(ref writer, Gid, gidWidth);
        writer.WriteSequenceLength(Nodes.Count);
        foreach (var node in Nodes)
        {
            writer.WriteString(node.Namespace);
            writer.WriteString(node.Name);
            WriteGids(ref writer, node.Readers, gidWidth);
            WriteGids(ref writer, node.Writers, gidWidth);
        }

        return buffer[..writer.Position];
    }

    /// <summary>Reads a payload of either width; null when it is neither.</summary>
    internal static ParticipantEntities? TryRead(ReadOnlySpan<byte> payload, int expectedGidWidth)
    {
        var other = expectedGidWidth == HumbleGidWidth ? JazzyGidWidth : HumbleGidWidth;
        return TryReadWidth(payload, expectedGidWidth) ?? TryReadWidth(payload, other);
    }

    private static ParticipantEntities? TryReadWidth(ReadOnlySpan<byte> payload, int gidWidth)
    {
        try
        {
            var reader = new CdrReader(payload);
            var gid = ReadGid(ref reader, gidWidth);
            var nodes = new NodeEntities[reader.ReadSequenceLength(sizeof(uint) * 4, field: "node_entities_info_seq")];
            for (var i = 0; i < nodes.Length; i++)
            {
                nodes[i] = new NodeEntities(
                    reader.ReadString(field: "node_namespace"),
                    reader.ReadString(field: "node_name"),
                    ReadGids(ref reader, gidWidth),
                    ReadGids(ref reader, gidWidth));
            }

            // What is left is the padding of the payload, or the width was wrong.
            return reader.Remaining < sizeof(uint) ? new ParticipantEntities(gid, nodes) : null;
        }
        catch (CdrException)
        {
            return null;
        }
    }

    private static EndpointGid ReadGid(ref CdrReader reader, int width)
    {
        var bytes = reader.ReadSpan<byte>(width, "gid");
        return bytes[EndpointGid.Size..].IndexOfAnyExcept((byte)0) < 0
            ? new EndpointGid(bytes)
            : throw new CdrException("The bytes of a gid behind the DDS GUID are not zero.");
    }

    private static EndpointGid[] ReadGids(ref CdrReader reader, int width)
    {
        var gids = new EndpointGid[reader.ReadSequenceLength(width, field: "gid_seq")];
        for (var i = 0; i < gids.Length; i++)
        {
            gids[i] = ReadGid(ref reader, width);
        }

        return gids;
    }

    private static void WriteGids(ref CdrWriter writer, IReadOnlyList<EndpointGid> gids, int width)
    {
        writer.WriteSequenceLength(gids.Count);
        foreach (var gid in gids)
        {
            WriteGid(ref writer, gid, width);
        }
    }

    private static void WriteGid(ref CdrWriter writer, EndpointGid gid, int width)
    {
        Span<byte> bytes = stackalloc byte[HumbleGidWidth];
        bytes.Clear();
        gid.CopyTo(bytes);
        foreach (var value in bytes[..width])
        {
            writer.WriteByte(value);
        }
    }

    private int SizeBound(int gidWidth)
    {
        const int Header = 4;
        const int CountAndPadding = 8;
        var size = Header + gidWidth + CountAndPadding;
        foreach (var node in Nodes)
        {
            // Node names and namespaces are ASCII; each string has a count, a NUL and padding, as each list has a count and padding.
            size += node.Namespace.Length + node.Name.Length + (4 * (CountAndPadding + 1));
            size += gidWidth * (node.Readers.Count + node.Writers.Count);
        }

        return size;
    }
}
