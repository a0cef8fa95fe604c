using Robotics.Vision.Formats;

namespace Robotics.Vision;

/// <summary>The table of pixel formats.</summary>
public static class PixelFormats
{
    private static readonly PixelFormatInfo[] s_infos =
        [.. ((PixelFormatInfo[])[.. ColorFormats.All, .. MonoFormats.All]).OrderBy(info => info.Format)];

    /// <summary>All formats, in the order of the enumeration.</summary>
    public static IReadOnlyList<PixelFormatInfo> All => s_infos;

    /// <summary>The facts about <paramref name="format"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a member of the enumeration.</exception>
    public static PixelFormatInfo Info(this PixelFormat format) =>
        (uint)format < (uint)s_infos.Length
            ? s_infos[(int)format]
            : throw new ArgumentOutOfRangeException(nameof(format), format, "Not a pixel format.");
}
