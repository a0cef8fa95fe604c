using System.Text;
using Robotics.Vision.Formats;

namespace Robotics.Vision;

/// <summary>The table of pixel formats, and their ROS names.</summary>
public static class PixelFormats
{
    private static readonly PixelFormatInfo[] s_infos =
        [.. ((PixelFormatInfo[])[.. ColorFormats.All, .. MonoFormats.All]).OrderBy(info => info.Format)];

    private static readonly byte[][] s_rosNames = [.. s_infos.Select(info => Encoding.ASCII.GetBytes(info.RosEncoding))];

    /// <summary>All formats, in the order of the enumeration.</summary>
    public static IReadOnlyList<PixelFormatInfo> All => s_infos;

    /// <summary>The facts about <paramref name="format"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a member of the enumeration.</exception>
    public static PixelFormatInfo Info(this PixelFormat format) =>
        (uint)format < (uint)s_infos.Length
            ? s_infos[(int)format]
            : throw new ArgumentOutOfRangeException(nameof(format), format, "Not a pixel format.");

    /// <summary>Finds the format with a ROS encoding name, given as text.</summary>
    /// <exception cref="InvalidImageException">No format has that name.</exception>
    public static PixelFormat FromRos(string encoding) => FromRos(Encoding.UTF8.GetBytes(encoding));

    /// <summary>Finds the format with a ROS encoding name, given as the UTF-8 bytes of a message. Allocates nothing.</summary>
    /// <exception cref="InvalidImageException">No format has that name.</exception>
    public static PixelFormat FromRos(ReadOnlySpan<byte> encoding)
    {
        for (int i = 0; i < s_rosNames.Length; i++)
        {
            if (encoding.SequenceEqual(s_rosNames[i]))
            {
                return (PixelFormat)i;
            }
        }

        const int Shown = 32;
        string name = Encoding.UTF8.GetString(encoding[..Math.Min(encoding.Length, Shown)]) + (encoding.Length > Shown ? "..." : "");
        throw new InvalidImageException(
            $"The image encoding '{name}' is not supported; use one of {string.Join(", ", s_infos.Select(info => info.RosEncoding))}.");
    }
}
