using Robotics.Compression;

namespace Robotics.Bags.Compression;

/// <summary>
/// Decompresses blocks whose stated size is not believed: the buffer grows with what really comes out, so that a damaged length costs
/// nothing. Keeps its decompressors for the next block.
/// </summary>
internal sealed class Inflater : IDisposable
{
    private const int SmallestBuffer = 4096;
    private Lz4Decompressor? _lz4;
    private ZstdDecompressor? _zstd;

    /// <summary>Decompresses a whole block into the beginning of a buffer, which is exchanged for a longer one where needed.</summary>
    /// <param name="compression">Its name in MCAP.</param>
    /// <param name="source">One frame, or several in a row.</param>
    /// <param name="limit">The most bytes that may come out.</param>
    /// <param name="buffer">Receives the bytes.</param>
    /// <returns>How many bytes came out.</returns>
    /// <exception cref="BagException">The block is damaged or cut, or gives more than <paramref name="limit"/> bytes.</exception>
    public int Inflate(string compression, ReadOnlySpan<byte> source, int limit, ref byte[] buffer)
    {
        IDecompressor decompressor = Select(compression);
        decompressor.Reset();
        try
        {
            return Inflate(decompressor, source, limit, ref buffer);
        }
        catch (CompressionException e)
        {
            throw new BagException(e.Message, e);
        }
    }

    public void Dispose()
    {
        _lz4?.Dispose();
        _zstd?.Dispose();
    }

    private static int Inflate(IDecompressor decompressor, ReadOnlySpan<byte> source, int limit, ref byte[] buffer)
    {
        if (buffer.Length < Math.Min(limit, SmallestBuffer))
        {
            buffer = GC.AllocateUninitializedArray<byte>((int)Math.Min(limit, Math.Max(SmallestBuffer, 2L * source.Length)));
        }

        int total = 0;
        bool isComplete = source.IsEmpty;
        while (!isComplete || !source.IsEmpty)
        {
            if (total == buffer.Length && total < limit)
            {
                Array.Resize(ref buffer, (int)Math.Min(limit, Math.Max(SmallestBuffer, 2L * total)));
            }

            isComplete = decompressor.Decompress(
                source, buffer.AsSpan(total, Math.Min(buffer.Length, limit) - total), out int consumed, out int written);
            source = source[consumed..];
            total += written;
            if (consumed == 0 && written == 0 && !isComplete && (total < buffer.Length || total == limit))
            {
                throw new BagException(
                    source.IsEmpty
                        ? "A compressed block is cut off."
                        : $"A compressed block gives more than the {limit} bytes that were recorded for it.");
            }
        }

        return total;
    }

    private IDecompressor Select(string compression) => compression switch
    {
        BagCompressions.Lz4 => _lz4 ??= new Lz4Decompressor(),
        BagCompressions.Zstd => _zstd ??= new ZstdDecompressor(),
        _ => throw new BagException($"The compression '{compression}' is unknown; lz4 and zstd can be read."),
    };
}
