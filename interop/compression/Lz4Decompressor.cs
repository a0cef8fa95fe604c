using System.Runtime.InteropServices;
using Robotics.Compression.Native;

namespace Robotics.Compression;

/// <summary>LZ4 frames, by the system's liblz4.</summary>
public sealed unsafe class Lz4Decompressor : IDecompressor
{
    private readonly NativeContext _context = new(Create(), Lz4Methods.FreeDecompressor);

    /// <inheritdoc/>
    public void Reset() => Lz4Methods.Reset(_context);

    /// <inheritdoc/>
    public bool Decompress(ReadOnlySpan<byte> source, Span<byte> destination, out int consumed, out int written)
    {
        fixed (byte* from = source, to = destination)
        {
            nuint read = (nuint)source.Length;
            nuint filled = (nuint)destination.Length;
            nuint wanted = Lz4Methods.Decompress(_context, to, ref filled, from, ref read, options: 0);
            if (Lz4Methods.IsError(wanted) != 0)
            {
                throw new CompressionException(
                    $"The lz4 frame cannot be read: {Marshal.PtrToStringUTF8(Lz4Methods.GetErrorName(wanted))}.");
            }

            consumed = (int)read;
            written = (int)filled;
            return wanted == 0;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _context.Dispose();

    private static nint Create()
    {
        _ = Lz4Methods.CreateDecompressor(out nint context, Lz4Methods.Version);
        return context;
    }
}
