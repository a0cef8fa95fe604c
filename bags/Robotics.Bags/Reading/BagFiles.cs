using Robotics.Bags.Compression;
using Robotics.Bags.Mcap;
using Robotics.Bags.Sqlite;

namespace Robotics.Bags.Reading;

/// <summary>Finds the files of a recording and opens them by what they begin with.</summary>
internal static class BagFiles
{
    private const string ZstdExtension = ".zstd";

    /// <summary>The files of a folder that <c>metadata.yaml</c> lists, or that lie there.</summary>
    public static IReadOnlyList<string> Find(string folder, BagMetadata? metadata)
    {
        IReadOnlyList<string> paths = metadata is { Files.Count: > 0 }
            ? [.. metadata.Files.Select(file => Path.Combine(folder, Path.GetFileName(file.Path)))]
            : [.. Directory.EnumerateFiles(folder).Where(IsBagFile).OrderBy(path => path.Length)
                .ThenBy(path => path, StringComparer.Ordinal)];
        if (paths.Count == 0)
        {
            throw new BagException($"{folder} is not a recording: it holds neither {BagMetadata.FileName} nor .mcap or .db3 files.");
        }

        return paths;
    }

    /// <exception cref="BagException">The file is missing, foreign, or so damaged that nothing can be read.</exception>
    public static IBagFile Open(string path, bool isMessageCompressed, BagReadOptions options)
    {
        try
        {
            return Open(path, isMessageCompressed, options, inflated: null);
        }
        catch (Exception e) when (e is BagException or IOException or UnauthorizedAccessException)
        {
            throw new BagException($"{path} cannot be read: {e.Message}", e);
        }
    }

    private static IBagFile Open(string path, bool isMessageCompressed, BagReadOptions options, InflatedFile? inflated)
    {
        Span<byte> start = stackalloc byte[16];
        using (FileStream file = File.OpenRead(path))
        {
            start = start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        }

        if (start.StartsWith(McapFormat.Magic))
        {
            return new McapFile(path, isMessageCompressed, options, inflated);
        }

        if (start.StartsWith("SQLite format 3\0"u8))
        {
            return new SqliteFile(path, isMessageCompressed, options, inflated);
        }

        return inflated is null && start.StartsWith(BagCompressions.ZstdMagic)
            ? OpenInflated(path, isMessageCompressed, options)
            : throw new BagException("it is neither MCAP nor SQLite.");
    }

    private static IBagFile OpenInflated(string path, bool isMessageCompressed, BagReadOptions options)
    {
        InflatedFile inflated = InflatedFile.Create(path);
        try
        {
            return Open(inflated.Path, isMessageCompressed, options, inflated);
        }
        catch
        {
            inflated.Dispose();
            throw;
        }
    }

    private static bool IsBagFile(string path)
    {
        string name = path.EndsWith(ZstdExtension, StringComparison.Ordinal) ? path[..^ZstdExtension.Length] : path;
        return Path.GetExtension(name) is ".mcap" or ".db3";
    }
}
