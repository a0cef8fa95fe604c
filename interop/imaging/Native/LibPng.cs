using System.Runtime.InteropServices;

namespace Robotics.Imaging.Native;

/// <summary>
/// libpng 1.6's simplified API (png.h, "SIMPLIFIED API"), which reports errors in the image and never calls longjmp over managed frames.
/// </summary>
internal static unsafe partial class LibPng
{
    private const string Library = "libpng16.so.16";

    static LibPng() => NativeLibraryResolver.Install();

    [LibraryImport(Library, EntryPoint = "png_image_begin_read_from_memory")]
    public static partial int BeginReadFromMemory(PngImage* image, byte* memory, nuint size);

    [LibraryImport(Library, EntryPoint = "png_image_finish_read")]
    public static partial int FinishRead(PngImage* image, byte* background, void* buffer, int rowStride, void* colormap);

    [LibraryImport(Library, EntryPoint = "png_image_free")]
    public static partial void Free(PngImage* image);

    [LibraryImport(Library, EntryPoint = "png_image_write_to_memory")]
    public static partial int WriteToMemory(
        PngImage* image, byte* memory, nuint* size, int convertTo8Bit, void* buffer, int rowStride, void* colormap);
}
