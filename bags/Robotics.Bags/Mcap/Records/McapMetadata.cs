namespace Robotics.Bags.Mcap.Records;

/// <summary>Named texts that a recorder noted.</summary>
internal sealed record McapMetadata(string Name, IReadOnlyDictionary<string, string> Entries)
{
    public static McapMetadata Parse(ReadOnlySpan<byte> body)
    {
        McapFieldReader fields = new(body, "metadata");
        return new McapMetadata(fields.ReadText(), fields.ReadMap());
    }

    public void Write(McapFieldWriter writer)
    {
        writer.Begin(McapOpcode.Metadata, McapFieldWriter.SizeOf(Name) + McapFieldWriter.SizeOf(Entries));
        writer.WriteText(Name);
        writer.WriteMap(Entries);
    }
}
