using System.Runtime.InteropServices;

namespace Robotics.Compression.Native;

/// <summary>LZ4 1.9 and later: lz4frame.h, its stable part.</summary>
internal static unsafe partial class Lz4Methods
{
    public const uint Version = 100;
    private const string Library = CompressionLibraries.Lz4;

    static Lz4Methods() => CompressionLibraries.Install();

    [LibraryImport(Library, EntryPoint = "LZ4F_compressFrameBound")]
    public static partial nuint CompressFrameBound(nuint size, nint preferences);

    [LibraryImport(Library, EntryPoint = "LZ4F_compressFrame")]
    public static partial nuint CompressFrame(byte* destination, nuint capacity, byte* source, nuint size, nint preferences);

    [LibraryImport(Library, EntryPoint = "LZ4F_createDecompressionContext")]
    public static partial nuint CreateDecompressor(out nint context, uint version);

    [LibraryImport(Library, EntryPoint = "LZ4F_freeDecompressionContext")]
    public static partial nuint FreeDecompressor(nint context);

    [LibraryImport(Library, EntryPoint = "LZ4F_resetDecompressionContext")]
    public static partial void Reset(NativeContext context);

    [LibraryImport(Library, EntryPoint = "LZ4F_decompress")]
    public static partial nuint Decompress(
        NativeContext context, byte* destination, ref nuint destinationSize, byte* source, ref nuint sourceSize, nint options);

    [LibraryImport(Library, EntryPoint = "LZ4F_isError")]
    public static partial uint IsError(nuint code);

    [LibraryImport(Library, EntryPoint = "LZ4F_getErrorName")]
    public static partial nint GetErrorName(nuint code);
}
