namespace Robotics.Bags.Checksums;

/// <summary>The CRC-32 of MCAP (and of zip and PNG): polynomial 0x04C11DB7 reflected, ISO-HDLC.</summary>
internal static class Crc32
{
    public static uint Compute(ReadOnlySpan<byte> data) => Update(0, data);

    /// <summary>The checksum of what <paramref name="crc"/> covers followed by <paramref name="data"/>.</summary>
    public static uint Update(uint crc, ReadOnlySpan<byte> data)
    {
        uint state = ~crc;
        if (Crc32Folding.IsSupported && data.Length >= Crc32Folding.MinSize)
        {
            state = Crc32Folding.Update(state, data, out int done);
            data = data[done..];
        }

        return ~Crc32Table.Update(state, data);
    }
}
