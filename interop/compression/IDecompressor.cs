namespace Robotics.Compression;

/// <summary>Decompresses a frame piece by piece. An instance serves one thread at a time.</summary>
public interface IDecompressor : IDisposable
{
    /// <summary>Forgets the frame that was begun.</summary>
    void Reset();

    /// <summary>Decompresses as much as fits.</summary>
    /// <param name="source">The next compressed bytes.</param>
    /// <param name="destination">Receives decompressed bytes.</param>
    /// <param name="consumed">How many bytes of <paramref name="source"/> are done with.</param>
    /// <param name="written">How many bytes of <paramref name="destination"/> were written.</param>
    /// <returns>True at the end of a frame; a further call begins the next one.</returns>
    /// <exception cref="CompressionException">The bytes are not such a frame.</exception>
    bool Decompress(ReadOnlySpan<byte> source, Span<byte> destination, out int consumed, out int written);
}
