using System.Runtime.InteropServices;
using Robotics.Compression.Native;

namespace Robotics.Compression;

/// <summary>Zstandard frames that tell the size of their content, by the system's libzstd.</summary>
/// <param name="level">1 (fast) to 19 (small).</param>
public sealed unsafe class ZstdCompressor(int level = ZstdCompressor.DefaultLevel) : ICompressor
{
    /// <summary>Fast enough for a camera's raw images.</summary>
    public const int DefaultLevel = 1;

    private readonly NativeContext _context = new(ZstdMethods.CreateCompressor(), ZstdMethods.FreeCompressor);

    /// <inheritdoc/>
    public int GetMaxCompressedSize(int size) => checked((int)ZstdMethods.CompressBound((nuint)size));

    /// <inheritdoc/>
    public int Compress(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        fixed (byte* from = source, to = destination)
        {
            nuint size = ZstdMethods.Compress(_context, to, (nuint)destination.Length, from, (nuint)source.Length, level);
            return ZstdMethods.IsError(size) == 0
                ? (int)size
                : throw new ArgumentException(
                    $"{source.Length} bytes could not be compressed into {destination.Length}: "
                        + $"{Marshal.PtrToStringUTF8(ZstdMethods.GetErrorName(size))}.");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _context.Dispose();
}
