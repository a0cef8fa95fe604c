using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Robotics.Bags.Checksums;

/// <summary>
/// CRC-32 by carry-less multiplication (Gopal et al., "Fast CRC Computation for Generic Polynomials Using PCLMULQDQ Instruction", 2009): a
/// block is multiplied by what moves it over the following ones modulo the polynomial, and added to them.
/// </summary>
internal static class Crc32Folding
{
    /// <summary>Fewer bytes are left to the tables.</summary>
    public const int MinSize = 256;

    private const int Narrow = 16;
    private const int Wide = 32;
    private const int Stride = 4 * Wide;

    // x^(d+32) and x^(d-32) modulo the polynomial, bits reflected, for folding over d = 1024, 512 and 128 bits.
    private static readonly Vector128<ulong> s_over1024 = Vector128.Create(0x01E88EF372UL, 0x014A7FE880UL);
    private static readonly Vector128<ulong> s_over512 = Vector128.Create(0x0154442BD4UL, 0x01C6E41596UL);
    private static readonly Vector128<ulong> s_over128 = Vector128.Create(0x01751997D0UL, 0x00CCAA009EUL);

    public static bool IsSupported => Pclmulqdq.IsSupported;

    /// <summary>Takes as many whole blocks as there are; <paramref name="done"/> says how many bytes these were.</summary>
    public static uint Update(uint state, ReadOnlySpan<byte> data, out int done) =>
        Pclmulqdq.V256.IsSupported ? UpdateWide(state, data, out done) : UpdateNarrow(state, data, out done);

    private static uint UpdateWide(uint state, ReadOnlySpan<byte> data, out int done)
    {
        Vector256<ulong> by = Vector256.Create(s_over1024, s_over1024);
        Vector256<ulong> a = Load256(data, 0) ^ Vector256.CreateScalar((ulong)state);
        Vector256<ulong> b = Load256(data, Wide);
        Vector256<ulong> c = Load256(data, 2 * Wide);
        Vector256<ulong> d = Load256(data, 3 * Wide);
        int at = Stride;
        for (; at <= data.Length - Stride; at += Stride)
        {
            a = Fold(a, by) ^ Load256(data, at);
            b = Fold(b, by) ^ Load256(data, at + Wide);
            c = Fold(c, by) ^ Load256(data, at + (2 * Wide));
            d = Fold(d, by) ^ Load256(data, at + (3 * Wide));
        }

        Vector128<ulong> folded = a.GetLower();
        ReadOnlySpan<Vector128<ulong>> rest =
            [a.GetUpper(), b.GetLower(), b.GetUpper(), c.GetLower(), c.GetUpper(), d.GetLower(), d.GetUpper()];
        foreach (Vector128<ulong> next in rest)
        {
            folded = Fold(folded, s_over128) ^ next;
        }

        return Finish(folded, data, at, out done);
    }

    private static uint UpdateNarrow(uint state, ReadOnlySpan<byte> data, out int done)
    {
        Vector128<ulong> a = Load128(data, 0) ^ Vector128.CreateScalar((ulong)state);
        Vector128<ulong> b = Load128(data, Narrow);
        Vector128<ulong> c = Load128(data, 2 * Narrow);
        Vector128<ulong> d = Load128(data, 3 * Narrow);
        int at = 4 * Narrow;
        for (; at <= data.Length - (4 * Narrow); at += 4 * Narrow)
        {
            a = Fold(a, s_over512) ^ Load128(data, at);
            b = Fold(b, s_over512) ^ Load128(data, at + Narrow);
            c = Fold(c, s_over512) ^ Load128(data, at + (2 * Narrow));
            d = Fold(d, s_over512) ^ Load128(data, at + (3 * Narrow));
        }

        Vector128<ulong> folded = Fold(a, s_over128) ^ b;
        folded = Fold(folded, s_over128) ^ c;
        folded = Fold(folded, s_over128) ^ d;
        return Finish(folded, data, at, out done);
    }

    /// <summary>Folds the last whole blocks, and reduces the one that stands for all by the tables.</summary>
    private static uint Finish(Vector128<ulong> folded, ReadOnlySpan<byte> data, int at, out int done)
    {
        for (; at <= data.Length - Narrow; at += Narrow)
        {
            folded = Fold(folded, s_over128) ^ Load128(data, at);
        }

        done = at;
        return Crc32Table.Update(0, MemoryMarshal.AsBytes(new ReadOnlySpan<Vector128<ulong>>(in folded)));
    }

    private static Vector128<ulong> Fold(Vector128<ulong> block, Vector128<ulong> by) =>
        Pclmulqdq.CarrylessMultiply(block, by, 0x00) ^ Pclmulqdq.CarrylessMultiply(block, by, 0x11);

    private static Vector256<ulong> Fold(Vector256<ulong> blocks, Vector256<ulong> by) =>
        Pclmulqdq.V256.CarrylessMultiply(blocks, by, 0x00) ^ Pclmulqdq.V256.CarrylessMultiply(blocks, by, 0x11);

    private static Vector128<ulong> Load128(ReadOnlySpan<byte> data, int at) => Vector128.Create(data.Slice(at, Narrow)).AsUInt64();

    private static Vector256<ulong> Load256(ReadOnlySpan<byte> data, int at) => Vector256.Create(data.Slice(at, Wide)).AsUInt64();
}
