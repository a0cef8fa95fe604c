using Robotics.Bags.Compression;
using Robotics.Bags.Tests.Support;
using Robotics.Compression;

namespace Robotics.Bags.Tests.Compression;

public class InflatedFileTests
{
    [Theory]
    [InlineData(1000, 1)]
    [InlineData(1 << 17, 1)]
    [InlineData(1 << 18, 1)]
    [InlineData(1 << 17, 3)]
    public void A_whole_file_is_not_called_cut_off(int frameSize, int frames)
    {
        using TemporaryFolder folder = new();
        byte[] content = new byte[frameSize];
        byte[] frame = Compress(content);
        File.WriteAllBytes(folder.Path("bag_0.db3.zstd"), [.. Enumerable.Repeat(frame, frames).SelectMany(bytes => bytes)]);

        using InflatedFile inflated = InflatedFile.Create(folder.Path("bag_0.db3.zstd"));

        Assert.Null(inflated.Damage);
        Assert.Equal(frameSize * frames, new FileInfo(inflated.Path).Length);
    }

    [Fact]
    public void A_file_that_is_cut_off_is_called_so()
    {
        using TemporaryFolder folder = new();
        File.WriteAllBytes(folder.Path("bag_0.db3.zstd"), Compress(new byte[1 << 17])[..^1]);

        using InflatedFile inflated = InflatedFile.Create(folder.Path("bag_0.db3.zstd"));

        Assert.Contains("cut off", inflated.Damage, StringComparison.Ordinal);
    }

    private static byte[] Compress(byte[] content)
    {
        using ZstdCompressor compressor = new();
        byte[] frame = new byte[compressor.GetMaxCompressedSize(content.Length)];
        return frame[..compressor.Compress(content, frame)];
    }
}
