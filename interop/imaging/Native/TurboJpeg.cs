using System.Runtime.InteropServices;

namespace Robotics.Imaging.Native;

/// <summary>TurboJPEG 2 (libjpeg-turbo 2.x and 3.x export it): turbojpeg.h.</summary>
internal static unsafe partial class TurboJpeg
{
    public const int NoRealloc = 1024;
    public const int StopOnWarning = 8192;

    /// <summary>Refuses a progressive file of more than 500 scans, each of which costs a pass; versions before 2.1 ignore it.</summary>
    public const int LimitScans = 32768;

    private const string Library = "libturbojpeg.so.0";

    static TurboJpeg() => NativeLibraryResolver.Install();

    [LibraryImport(Library, EntryPoint = "tjInitDecompress")]
    public static partial nint InitDecompress();

    [LibraryImport(Library, EntryPoint = "tjInitCompress")]
    public static partial nint InitCompress();

    [LibraryImport(Library, EntryPoint = "tjDestroy")]
    public static partial int Destroy(nint handle);

    [LibraryImport(Library, EntryPoint = "tjGetErrorStr2")]
    public static partial nint GetErrorStr2(nint handle);

    [LibraryImport(Library, EntryPoint = "tjBufSize")]
    public static partial nuint BufSize(int width, int height, int subsampling);

    [LibraryImport(Library, EntryPoint = "tjDecompressHeader3")]
    public static partial int DecompressHeader3(
        TurboJpegHandle handle, byte* source, nuint size, int* width, int* height, int* subsampling, int* colorspace);

    [LibraryImport(Library, EntryPoint = "tjDecompress2")]
    public static partial int Decompress2(
        TurboJpegHandle handle, byte* source, nuint size, byte* destination, int width, int pitch, int height, int pixelFormat, int flags);

    [LibraryImport(Library, EntryPoint = "tjCompress2")]
    public static partial int Compress2(
        TurboJpegHandle handle, byte* source, int width, int pitch, int height, int pixelFormat, byte** destination, nuint* size,
        int subsampling, int quality, int flags);
}
