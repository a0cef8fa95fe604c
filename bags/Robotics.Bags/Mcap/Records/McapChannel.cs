namespace Robotics.Bags.Mcap.Records;

/// <summary>A topic.</summary>
internal sealed record McapChannel(
    ushort Id, ushort SchemaId, string Topic, string MessageEncoding, IReadOnlyDictionary<string, string> Metadata)
{
    public static McapChannel Parse(ReadOnlySpan<byte> body)
    {
        McapFieldReader fields = new(body, "channel");
        return new McapChannel(fields.ReadUInt16(), fields.ReadUInt16(), fields.ReadText(), fields.ReadText(), fields.ReadMap());
    }

    public void Write(McapFieldWriter writer)
    {
        writer.Begin(
            McapOpcode.Channel,
            (2 * sizeof(ushort)) + McapFieldWriter.SizeOf(Topic) + McapFieldWriter.SizeOf(MessageEncoding)
                + McapFieldWriter.SizeOf(Metadata));
        writer.WriteUInt16(Id);
        writer.WriteUInt16(SchemaId);
        writer.WriteText(Topic);
        writer.WriteText(MessageEncoding);
        writer.WriteMap(Metadata);
    }
}
