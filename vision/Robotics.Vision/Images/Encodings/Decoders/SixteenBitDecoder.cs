using System.Runtime.Intrinsics;

namespace Robotics.Vision.Decoders;

/// <summary>Reduces channels of 16 bits to 8: <c>value * 255 / 65535</c>, rounded to nearest.</summary>
internal sealed unsafe class SixteenBitDecoder(int channels, bool vectors) : ImageDecoder
{
    public override void Decode(in EncodedImage image, byte* source, byte* target)
    {
        int values = image.Width * channels;
        for (int y = 0; y < image.Height; y++)
        {
            Reduce((ushort*)(source + (long)y * image.Step), image.IsBigEndian, target + (long)y * values, values, vectors);
        }
    }

    /// <summary>Reduces <paramref name="count"/> values of the given byte order.</summary>
    public static void Reduce(ushort* source, bool isBigEndian, byte* target, int count, bool vectors)
    {
        bool swap = isBigEndian == BitConverter.IsLittleEndian;
        int done = vectors ? ReduceVectors(source, swap, target, count) : 0;
        for (; done < count; done++)
        {
            uint value = swap ? System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(source[done]) : source[done];
            target[done] = (byte)((value * byte.MaxValue + 32895) >> 16);
        }
    }

    private static int ReduceVectors(ushort* source, bool swap, byte* target, int count)
    {
        int done = 0;
        for (; done <= count - Vector256<byte>.Count; done += Vector256<byte>.Count)
        {
            Vector256<ushort> lower = Vector256.Load(source + done), upper = Vector256.Load(source + done + Vector256<ushort>.Count);
            if (swap)
            {
                lower = (lower << 8) | (lower >>> 8);
                upper = (upper << 8) | (upper >>> 8);
            }

            Vector256.Narrow(Reduce(lower), Reduce(upper)).Store(target + done);
        }

        return done;
    }

    // The high byte h, corrected by what h * 257 and the value differ: up where that is above half of 257, down where it is below.
    private static Vector256<ushort> Reduce(Vector256<ushort> value)
    {
        Vector256<short> high = (value >>> 8).AsInt16();
        Vector256<short> difference = (value & Vector256.Create<ushort>(byte.MaxValue)).AsInt16() - high;
        return (high - Vector256.GreaterThan(difference, Vector256.Create<short>(128))
            + Vector256.LessThan(difference, Vector256.Create<short>(-128))).AsUInt16();
    }
}
