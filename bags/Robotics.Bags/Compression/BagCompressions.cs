using Robotics.Compression;

namespace Robotics.Bags.Compression;

/// <summary>The compressions by the names that MCAP and rosbag2 give them.</summary>
internal static class BagCompressions
{
    public const string Lz4 = "lz4";
    public const string Zstd = "zstd";

    /// <summary>The first bytes of a zstd frame.</summary>
    public static ReadOnlySpan<byte> ZstdMagic => [0x28, 0xB5, 0x2F, 0xFD];

    /// <summary>The compressor, or null for none.</summary>
    public static ICompressor? CreateCompressor(BagCompression compression) => compression switch
    {
        BagCompression.Lz4 => new Lz4Compressor(),
        BagCompression.Zstd => new ZstdCompressor(),
        _ => null,
    };

    public static string NameOf(BagCompression compression) => compression switch
    {
        BagCompression.Lz4 => Lz4,
        BagCompression.Zstd => Zstd,
        _ => "",
    };
}
