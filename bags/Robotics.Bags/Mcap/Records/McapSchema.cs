namespace Robotics.Bags.Mcap.Records;

/// <summary>A type and its definition.</summary>
internal sealed record McapSchema(ushort Id, string Name, string Encoding, byte[] Data)
{
    public static McapSchema Parse(ReadOnlySpan<byte> body)
    {
        McapFieldReader fields = new(body, "schema");
        return new McapSchema(fields.ReadUInt16(), fields.ReadText(), fields.ReadText(), fields.ReadBlock().ToArray());
    }

    public void Write(McapFieldWriter writer)
    {
        writer.Begin(
            McapOpcode.Schema,
            sizeof(ushort) + McapFieldWriter.SizeOf(Name) + McapFieldWriter.SizeOf(Encoding) + sizeof(uint) + Data.Length);
        writer.WriteUInt16(Id);
        writer.WriteText(Name);
        writer.WriteText(Encoding);
        writer.WriteUInt32((uint)Data.Length);
        writer.WriteBytes(Data);
    }
}
