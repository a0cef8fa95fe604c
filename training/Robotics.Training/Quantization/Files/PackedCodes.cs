namespace Robotics.Training.Quantization.Files;

/// <summary>Codes of a few bits each, one after the other without gaps; the first code takes the lowest bits of the first byte.</summary>
public static class PackedCodes
{
    /// <param name="codes">Codes.</param>
    /// <param name="first">Smallest code; what is stored counts from it.</param>
    /// <param name="bits">Bits of one code, 1 to 33.</param>
    public static byte[] Pack(ReadOnlySpan<long> codes, long first, int bits)
    {
        var packed = new byte[ByteCount(codes.Length, bits)];
        long position = 0;
        foreach (long code in codes)
        {
            ulong value = (ulong)(code - first);
            for (int bit = 0; bit < bits; bit++, position++)
            {
                packed[position >> 3] |= (byte)(((value >> bit) & 1) << (int)(position & 7));
            }
        }

        return packed;
    }

    /// <summary>Fills <paramref name="codes"/>.</summary>
    /// <exception cref="InvalidDataException">The number of bytes is another than so many codes take.</exception>
    public static void Unpack(ReadOnlySpan<byte> packed, long first, int bits, Span<long> codes)
    {
        if (packed.Length != ByteCount(codes.Length, bits))
        {
            throw new InvalidDataException(
                $"{codes.Length} codes of {bits} bits take {ByteCount(codes.Length, bits)} bytes, not {packed.Length}.");
        }

        long position = 0;
        foreach (ref long code in codes)
        {
            ulong value = 0;
            for (int bit = 0; bit < bits; bit++, position++)
            {
                value |= (ulong)((packed[(int)(position >> 3)] >> (int)(position & 7)) & 1) << bit;
            }

            code = (long)value + first;
        }
    }

    private static int ByteCount(int codes, int bits) => checked((int)(((long)codes * bits + 7) / 8));
}
