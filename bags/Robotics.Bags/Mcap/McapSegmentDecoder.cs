using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;
using Robotics.Bags.Checksums;
using Robotics.Bags.Compression;
using Robotics.Bags.Mcap.Records;

namespace Robotics.Bags.Mcap;

/// <summary>Reads segments, decompresses them, and checks their checksums.</summary>
internal sealed class McapSegmentDecoder(SafeFileHandle file) : IDisposable
{
    // A piece is still in the processor's cache when its checksum is made.
    private const int PieceSize = 1 << 17;

    private readonly Inflater _inflater = new();
    private byte[] _compressed = [];

    /// <summary>Reads the records of a segment into the beginning of a buffer, which is exchanged for a longer one where needed.</summary>
    /// <returns>How many bytes they have.</returns>
    /// <exception cref="BagException">The segment is damaged.</exception>
    public int Load(McapSegment segment, ref byte[] buffer)
    {
        if (!segment.IsChunk)
        {
            return Read(segment.Offset, segment.Length, ref buffer, out _);
        }

        try
        {
            return LoadChunk(segment, ref buffer);
        }
        catch (BagException e)
        {
            throw new BagException($"The chunk at byte {segment.Offset} is damaged: {e.Message}", e);
        }
    }

    public void Dispose() => _inflater.Dispose();

    private int LoadChunk(McapSegment segment, ref byte[] buffer)
    {
        McapChunkHeader chunk = ReadHeader(segment);
        long offset = segment.Offset + McapFormat.RecordHeaderSize + chunk.Size;
        if (chunk.CompressedSize != (ulong)(segment.Offset + segment.Length - offset) || chunk.UncompressedSize > McapFormat.MaxRecordSize)
        {
            throw new BagException($"It says that it has {chunk.CompressedSize} bytes and {chunk.UncompressedSize} when decompressed.");
        }

        int size;
        uint crc;
        if (chunk.Compression.Length == 0)
        {
            size = Read(offset, (long)chunk.CompressedSize, ref buffer, out crc);
        }
        else
        {
            int compressed = Read(offset, (long)chunk.CompressedSize, ref _compressed, out _);
            size = _inflater.Inflate(chunk.Compression, _compressed.AsSpan(0, compressed), (int)chunk.UncompressedSize, ref buffer);
            crc = chunk.UncompressedCrc == 0 ? 0 : Crc32.Compute(buffer.AsSpan(0, size));
        }

        if ((ulong)size != chunk.UncompressedSize)
        {
            throw new BagException($"It gives {size} bytes, and {chunk.UncompressedSize} were recorded.");
        }

        return chunk.UncompressedCrc == 0 || chunk.UncompressedCrc == crc
            ? size
            : throw new BagException($"Its checksum is {crc:x8}, and {chunk.UncompressedCrc:x8} was recorded.");
    }

    private McapChunkHeader ReadHeader(McapSegment segment)
    {
        Span<byte> head = stackalloc byte[McapFormat.RecordHeaderSize + McapChunkHeader.MaxSize];
        head = head[..(int)Math.Min(head.Length, segment.Length)];
        head = head[..RandomAccess.Read(file, head, segment.Offset)];
        return head.Length >= McapFormat.RecordHeaderSize
            && head[0] == (byte)McapOpcode.Chunk
            && BinaryPrimitives.ReadInt64LittleEndian(head[1..]) == segment.Length - McapFormat.RecordHeaderSize
            ? McapChunkHeader.Parse(head[McapFormat.RecordHeaderSize..])
            : throw new BagException("Another record stands there.");
    }

    private int Read(long offset, long length, ref byte[] buffer, out uint crc)
    {
        if (buffer.Length < length)
        {
            buffer = GC.AllocateUninitializedArray<byte>(checked((int)length));
        }

        crc = 0;
        for (int at = 0; at < length;)
        {
            Span<byte> piece = buffer.AsSpan(at, (int)Math.Min(PieceSize, length - at));
            int read = RandomAccess.Read(file, piece, offset + at);
            if (read == 0)
            {
                throw new BagException("The file ends before.");
            }

            crc = Crc32.Update(crc, piece[..read]);
            at += read;
        }

        return (int)length;
    }
}
