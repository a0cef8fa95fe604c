using System.Text.Json;
using Robotics.Compression;
using Robotics.Tests;

namespace Robotics.Bags.Tests.Support;

/// <summary>The recordings that rosbag2 of ROS 2 Humble made; some of their files are kept compressed in the repository.</summary>
internal static class ReferenceBags
{
    private const string Packed = ".zst";

    public static JsonElement Index { get; } =
        JsonDocument.Parse(File.ReadAllText(RepositoryFiles.Reference("ros/bags/index.json"))).RootElement;

    public static IEnumerable<string> Names =>
        Index.GetProperty("bags").EnumerateArray().Select(bag => bag.GetProperty("bag").GetString()!);

    public static JsonElement Find(string name) =>
        Index.GetProperty("bags").EnumerateArray().Single(bag => bag.GetProperty("bag").GetString() == name);

    /// <summary>Copies a recording into a folder, as it was recorded.</summary>
    public static string Unpack(string name, TemporaryFolder folder)
    {
        string target = Directory.CreateDirectory(folder.Path(name)).FullName;
        foreach (string file in Directory.EnumerateFiles(RepositoryFiles.Reference($"ros/bags/{name}")))
        {
            bool isPacked = file.EndsWith(Packed, StringComparison.Ordinal);
            string copy = Path.Combine(target, isPacked ? Path.GetFileNameWithoutExtension(file) : Path.GetFileName(file));
            File.WriteAllBytes(copy, isPacked ? Inflate(File.ReadAllBytes(file)) : File.ReadAllBytes(file));
        }

        return target;
    }

    private static byte[] Inflate(byte[] packed)
    {
        using ZstdDecompressor decompressor = new();
        byte[] buffer = new byte[1 << 21];
        Assert.True(decompressor.Decompress(packed, buffer, out int consumed, out int written));
        Assert.Equal(packed.Length, consumed);
        return buffer[..written];
    }
}
