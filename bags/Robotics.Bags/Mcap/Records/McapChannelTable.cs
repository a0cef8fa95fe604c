namespace Robotics.Bags.Mcap.Records;

/// <summary>A number for each of some channels, as in chunk indexes and statistics.</summary>
internal static class McapChannelTable
{
    private const int EntrySize = sizeof(ushort) + sizeof(long);

    public static int SizeOf(IReadOnlyDictionary<ushort, long> table) => sizeof(uint) + (table.Count * EntrySize);

    public static Dictionary<ushort, long> Read(ReadOnlySpan<byte> block)
    {
        McapFieldReader fields = new(block, "channel table");
        Dictionary<ushort, long> table = [];
        while (!fields.IsAtEnd)
        {
            ushort channel = fields.ReadUInt16();
            table[channel] = fields.ReadInt64();
        }

        return table;
    }

    public static void Write(McapFieldWriter writer, IReadOnlyDictionary<ushort, long> table)
    {
        writer.WriteUInt32((uint)(table.Count * EntrySize));
        foreach ((ushort channel, long number) in table)
        {
            writer.WriteUInt16(channel);
            writer.WriteInt64(number);
        }
    }
}
