using System.Runtime.InteropServices;
using Robotics.Compression.Native;

namespace Robotics.Compression;

/// <summary>Zstandard frames, by the system's libzstd.</summary>
public sealed unsafe class ZstdDecompressor : IDecompressor
{
    private readonly NativeContext _context = new(ZstdMethods.CreateDecompressor(), ZstdMethods.FreeDecompressor);

    /// <inheritdoc/>
    public void Reset() => ZstdMethods.Reset(_context, ZstdMethods.ResetSession);

    /// <inheritdoc/>
    public bool Decompress(ReadOnlySpan<byte> source, Span<byte> destination, out int consumed, out int written)
    {
        fixed (byte* from = source, to = destination)
        {
            StreamBuffer input = new() { Data = from, Size = (nuint)source.Length };
            StreamBuffer output = new() { Data = to, Size = (nuint)destination.Length };
            nuint wanted = ZstdMethods.DecompressStream(_context, &output, &input);
            if (ZstdMethods.IsError(wanted) != 0)
            {
                throw new CompressionException(
                    $"The zstd frame cannot be read: {Marshal.PtrToStringUTF8(ZstdMethods.GetErrorName(wanted))}.");
            }

            consumed = (int)input.Position;
            written = (int)output.Position;
            return wanted == 0;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _context.Dispose();
}
