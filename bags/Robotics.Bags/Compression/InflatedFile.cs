using Robotics.Compression;

namespace Robotics.Bags.Compression;

/// <summary>A zstd-compressed file, decompressed into a temporary one that goes away with this object.</summary>
internal sealed class InflatedFile : IDisposable
{
    private const int PieceSize = 1 << 17;
    private readonly string _folder;

    private InflatedFile(string folder, string path) => (_folder, Path) = (folder, path);

    /// <summary>The temporary file.</summary>
    public string Path { get; }

    /// <summary>What is missing, or null for a whole file.</summary>
    public string? Damage { get; private set; }

    /// <param name="source">The compressed file.</param>
    public static InflatedFile Create(string source)
    {
        string folder = Directory.CreateTempSubdirectory("robotics-bag-").FullName;
        InflatedFile file = new(folder, System.IO.Path.Combine(folder, System.IO.Path.GetFileNameWithoutExtension(source)));
        try
        {
            file.Inflate(source);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Inflate(string source)
    {
        using FileStream input = File.OpenRead(source);
        using FileStream output = File.Create(Path);
        using ZstdDecompressor decompressor = new();
        byte[] read = new byte[PieceSize];
        byte[] written = new byte[PieceSize];
        bool isComplete = false;
        try
        {
            for (int count; (count = input.Read(read)) > 0;)
            {
                ReadOnlySpan<byte> rest = read.AsSpan(0, count);
                int size = written.Length;
                while (!rest.IsEmpty || (!isComplete && size == written.Length))
                {
                    isComplete = decompressor.Decompress(rest, written, out int consumed, out size);
                    rest = rest[consumed..];
                    output.Write(written, 0, size);
                }
            }

            Damage = isComplete ? null : $"{source} is cut off; what lies behind byte {output.Length} of its content is lost.";
        }
        catch (CompressionException e)
        {
            Damage = $"{source} is damaged; what lies behind byte {output.Length} of its content is lost: {e.Message}";
        }
    }
}
