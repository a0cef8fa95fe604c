using Robotics.Bags.Compression;
using Robotics.Compression;

namespace Robotics.Bags.Tests.Compression;

public class CompressorTests
{
    public static TheoryData<string> Formats => ["lz4", "zstd"];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Gives_back_what_was_compressed(string format)
    {
        byte[] data = MakeData(300_000);
        byte[] frame = Compress(format, data);
        byte[] buffer = [];

        using Inflater inflater = new();
        int size = inflater.Inflate(format, frame, data.Length, ref buffer);

        Assert.True(frame.Length < data.Length / 2);
        Assert.Equal(data, buffer[..size]);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Refuses_a_frame_that_is_cut(string format)
    {
        byte[] frame = Compress(format, MakeData(50_000));
        byte[] buffer = [];

        using Inflater inflater = new();

        Assert.Throws<BagException>(() => inflater.Inflate(format, frame.AsSpan(0, frame.Length - 9), 50_000, ref buffer));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Refuses_more_than_was_announced(string format)
    {
        byte[] frame = Compress(format, MakeData(50_000));
        byte[] buffer = [];

        using Inflater inflater = new();

        Assert.Throws<BagException>(() => inflater.Inflate(format, frame, 49_999, ref buffer));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Does_not_believe_a_wild_size(string format)
    {
        byte[] frame = Compress(format, MakeData(5000));
        byte[] buffer = [];

        using Inflater inflater = new();
        int size = inflater.Inflate(format, frame, 1_000_000_000, ref buffer);

        Assert.Equal(5000, size);
        Assert.InRange(buffer.Length, 5000, 20_000);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Refuses_foreign_bytes(string format)
    {
        byte[] buffer = [];
        using Inflater inflater = new();

        Assert.Throws<BagException>(() => inflater.Inflate(format, "this is not compressed at all"u8, 1000, ref buffer));
    }

    private static byte[] Compress(string format, byte[] data)
    {
        using ICompressor compressor = format == "lz4" ? new Lz4Compressor() : new ZstdCompressor();
        byte[] frame = new byte[compressor.GetMaxCompressedSize(data.Length)];
        return frame[..compressor.Compress(data, frame)];
    }

    private static byte[] MakeData(int size)
    {
        byte[] data = new byte[size];
        Random random = new(3);
        for (int i = 0; i < size; i++)
        {
            data[i] = (byte)(random.Next(100) < 5 ? random.Next(256) : i / 1000);
        }

        return data;
    }
}
