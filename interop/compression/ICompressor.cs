namespace Robotics.Compression;

/// <summary>Compresses blocks of bytes, each into one frame of its own. An instance serves one thread at a time.</summary>
public interface ICompressor : IDisposable
{
    /// <summary>Upper bound in bytes of the frame that <paramref name="size"/> bytes give.</summary>
    int GetMaxCompressedSize(int size);

    /// <summary>Compresses into the caller's buffer and returns the size of the frame in bytes.</summary>
    /// <param name="source">The bytes.</param>
    /// <param name="destination">At least <see cref="GetMaxCompressedSize"/> bytes.</param>
    int Compress(ReadOnlySpan<byte> source, Span<byte> destination);
}
