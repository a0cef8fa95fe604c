namespace Robotics.Bags.Mcap;

/// <summary>What is fixed in the layout of an MCAP file.</summary>
internal static class McapFormat
{
    /// <summary>Opcode and length of a record.</summary>
    public const int RecordHeaderSize = 9;

    /// <summary>Size of the whole footer record.</summary>
    public const int FooterSize = RecordHeaderSize + 20;

    /// <summary>Where the last field of the footer record lies, the summary's checksum, which does not cover itself.</summary>
    public const int FooterCrcOffset = FooterSize - sizeof(uint);

    /// <summary>Larger records cannot be held in memory.</summary>
    public const int MaxRecordSize = 0x7FFF_0000;

    /// <summary>The first and the last bytes of a file.</summary>
    public static ReadOnlySpan<byte> Magic => [0x89, (byte)'M', (byte)'C', (byte)'A', (byte)'P', (byte)'0', (byte)'\r', (byte)'\n'];
}
