using Robotics.Compression;

namespace Robotics.Bags.Writing;

/// <summary>Compresses a closed file of a recording, as rosbag2's mode FILE does.</summary>
internal static class DeflatedFile
{
    public const string Extension = ".zstd";

    // Frames of this size follow one another: memory stays bounded, and any zstd reads them as one content.
    private const int FrameSize = 1 << 22;

    /// <summary>Puts a compressed file into the file's place and returns its path.</summary>
    public static string Replace(string path)
    {
        using (FileStream input = File.OpenRead(path))
        using (FileStream output = File.Create(path + Extension))
        using (ZstdCompressor compressor = new())
        {
            byte[] read = new byte[FrameSize];
            byte[] compressed = new byte[compressor.GetMaxCompressedSize(FrameSize)];
            for (int count; (count = input.ReadAtLeast(read, read.Length, throwOnEndOfStream: false)) > 0;)
            {
                output.Write(compressed, 0, compressor.Compress(read.AsSpan(0, count), compressed));
            }
        }

        File.Delete(path);
        return path + Extension;
    }
}
