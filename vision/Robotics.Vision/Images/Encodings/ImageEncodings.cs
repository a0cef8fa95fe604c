using System.Text;
using Robotics.Vision.Families;

namespace Robotics.Vision;

/// <summary>The table of image encodings.</summary>
public static class ImageEncodings
{
    private static readonly ImageEncoding[] s_all =
        [.. DirectEncoding.All, .. SixteenBitEncoding.All, .. PackedYuvEncoding.All, .. SemiPlanarEncoding.All, .. BayerEncoding.All];

    private static readonly (byte[] Name, ImageEncoding Encoding)[] s_names =
        [
            .. s_all.SelectMany(encoding =>
                encoding.Aliases.Prepend(encoding.Name).Select(name => (Encoding.ASCII.GetBytes(name), encoding)))
        ];

    /// <summary>Every encoding that is read.</summary>
    public static IReadOnlyList<ImageEncoding> All => s_all;

    /// <summary>Finds an encoding by one of its names, given as text.</summary>
    /// <exception cref="InvalidImageException">No encoding has that name.</exception>
    public static ImageEncoding FromRos(string name) => FromRos(Encoding.UTF8.GetBytes(name));

    /// <summary>Finds an encoding by one of its names, given as the UTF-8 bytes of a message. Allocates nothing.</summary>
    /// <exception cref="InvalidImageException">No encoding has that name.</exception>
    public static ImageEncoding FromRos(scoped ReadOnlySpan<byte> name)
    {
        foreach ((byte[] known, ImageEncoding encoding) in s_names)
        {
            if (name.SequenceEqual(known))
            {
                return encoding;
            }
        }

        const int Shown = 32;
        string text = Encoding.UTF8.GetString(name[..Math.Min(name.Length, Shown)]) + (name.Length > Shown ? "..." : "");
        throw new InvalidImageException(
            $"The image encoding '{text}' is not supported; use one of "
                + $"{string.Join(", ", s_names.Select(entry => Encoding.ASCII.GetString(entry.Name)))}.");
    }
}
