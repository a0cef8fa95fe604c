using System.Runtime.InteropServices;
using Robotics.Compression.Native;

namespace Robotics.Compression;

/// <summary>LZ4 frames (not bare blocks), by the system's liblz4.</summary>
public sealed unsafe class Lz4Compressor : ICompressor
{
    /// <inheritdoc/>
    public int GetMaxCompressedSize(int size) => checked((int)Lz4Methods.CompressFrameBound((nuint)size, preferences: 0));

    /// <inheritdoc/>
    public int Compress(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        fixed (byte* from = source, to = destination)
        {
            nuint size = Lz4Methods.CompressFrame(to, (nuint)destination.Length, from, (nuint)source.Length, preferences: 0);
            return Lz4Methods.IsError(size) == 0
                ? (int)size
                : throw new ArgumentException(
                    $"{source.Length} bytes could not be compressed into {destination.Length}: "
                        + $"{Marshal.PtrToStringUTF8(Lz4Methods.GetErrorName(size))}.");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
