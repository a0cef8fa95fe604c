using System.Buffers.Binary;

namespace Robotics.Bags.Checksums;

/// <summary>CRC-32 by tables, 16 bytes a step: the reference, and the remainder that folding leaves.</summary>
internal static class Crc32Table
{
    private const uint Polynomial = 0xEDB88320;
    private const int Slices = 16;
    private const int Entries = 256;
    private static readonly uint[] s_tables = Make();

    public static uint Update(uint state, ReadOnlySpan<byte> data)
    {
        ReadOnlySpan<uint> tables = s_tables;
        for (; data.Length >= Slices; data = data[Slices..])
        {
            uint first = BinaryPrimitives.ReadUInt32LittleEndian(data) ^ state;
            state = tables[(15 * Entries) + (byte)first] ^ tables[(14 * Entries) + (byte)(first >> 8)]
                ^ tables[(13 * Entries) + (byte)(first >> 16)] ^ tables[(12 * Entries) + (int)(first >> 24)];
            for (int i = 4; i < Slices; i++)
            {
                state ^= tables[((Slices - 1 - i) * Entries) + data[i]];
            }
        }

        foreach (byte value in data)
        {
            state = tables[(byte)(state ^ value)] ^ (state >> 8);
        }

        return state;
    }

    /// <summary>Table n holds what a byte gives that n zero bytes follow.</summary>
    private static uint[] Make()
    {
        uint[] tables = new uint[Slices * Entries];
        for (uint i = 0; i < Entries; i++)
        {
            uint value = i;
            for (int bit = 0; bit < 8; bit++)
            {
                value = (value >> 1) ^ ((value & 1) * Polynomial);
            }

            tables[i] = value;
        }

        for (int i = Entries; i < tables.Length; i++)
        {
            uint before = tables[i - Entries];
            tables[i] = tables[(byte)before] ^ (before >> 8);
        }

        return tables;
    }
}
