using Robotics.Bags.Checksums;

namespace Robotics.Bags.Mcap.Records;

/// <summary>Reads and writes attachments, which carry their own checksum.</summary>
internal static class McapAttachment
{
    public static BagAttachment Parse(ReadOnlySpan<byte> body)
    {
        McapFieldReader fields = new(body, "attachment");
        long stamp = fields.ReadInt64();
        long creation = fields.ReadInt64();
        string name = fields.ReadText();
        string mediaType = fields.ReadText();
        byte[] data = fields.ReadLongBlock().ToArray();
        uint covered = Crc32.Compute(body[..^fields.Remaining]);
        uint crc = fields.ReadUInt32();
        return crc == 0 || crc == covered
            ? new BagAttachment(name, mediaType, stamp, creation, data)
            : throw new BagException($"The attachment '{name}' is damaged: its checksum is {covered:x8}, and {crc:x8} was recorded.");
    }

    public static void Write(McapFieldWriter writer, BagAttachment attachment)
    {
        int size = (3 * sizeof(long)) + McapFieldWriter.SizeOf(attachment.Name) + McapFieldWriter.SizeOf(attachment.MediaType)
            + attachment.Data.Length;
        writer.Begin(McapOpcode.Attachment, (long)size + sizeof(uint));
        int start = writer.Length;
        writer.WriteInt64(attachment.Stamp);
        writer.WriteInt64(attachment.CreationStamp);
        writer.WriteText(attachment.Name);
        writer.WriteText(attachment.MediaType);
        writer.WriteInt64(attachment.Data.Length);
        writer.WriteBytes(attachment.Data.Span);
        writer.WriteUInt32(Crc32.Compute(writer.Written[start..]));
    }
}
