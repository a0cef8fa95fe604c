namespace Robotics.Bags.Mcap.Records;

/// <summary>Where a metadata record lies.</summary>
internal sealed record McapMetadataIndex(long Offset, long Length, string Name)
{
    public void Write(McapFieldWriter writer)
    {
        writer.Begin(McapOpcode.MetadataIndex, (2 * sizeof(long)) + McapFieldWriter.SizeOf(Name));
        writer.WriteInt64(Offset);
        writer.WriteInt64(Length);
        writer.WriteText(Name);
    }
}
