namespace Robotics.Bags.Mcap.Records;

/// <summary>The last record of a file: where its summary begins, and the summary's checksum.</summary>
internal readonly record struct McapFooter(long SummaryStart, long SummaryOffsetStart, uint SummaryCrc)
{
    private const int BodySize = McapFormat.FooterSize - McapFormat.RecordHeaderSize;

    public static McapFooter Parse(ReadOnlySpan<byte> body)
    {
        McapFieldReader fields = new(body, "footer");
        return new McapFooter(fields.ReadInt64(), fields.ReadInt64(), fields.ReadUInt32());
    }

    public void Write(McapFieldWriter writer)
    {
        writer.Begin(McapOpcode.Footer, BodySize);
        writer.WriteInt64(SummaryStart);
        writer.WriteInt64(SummaryOffsetStart);
        writer.WriteUInt32(SummaryCrc);
    }
}
