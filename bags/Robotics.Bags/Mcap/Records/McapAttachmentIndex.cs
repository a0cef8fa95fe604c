namespace Robotics.Bags.Mcap.Records;

/// <summary>Where an attachment lies and what it is.</summary>
internal sealed record McapAttachmentIndex(
    long Offset, long Length, long LogTime, long CreateTime, long DataSize, string Name, string MediaType)
{
    public void Write(McapFieldWriter writer)
    {
        writer.Begin(McapOpcode.AttachmentIndex, (5 * sizeof(long)) + McapFieldWriter.SizeOf(Name) + McapFieldWriter.SizeOf(MediaType));
        writer.WriteInt64(Offset);
        writer.WriteInt64(Length);
        writer.WriteInt64(LogTime);
        writer.WriteInt64(CreateTime);
        writer.WriteInt64(DataSize);
        writer.WriteText(Name);
        writer.WriteText(MediaType);
    }
}
