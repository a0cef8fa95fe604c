using System.Collections.Immutable;
using Robotics.Vision.Decoders;

namespace Robotics.Vision;

/// <summary>
/// One value of <c>sensor_msgs/msg/Image.encoding</c>: its names, its sizes in bytes, and the pixel format in which its images are read.
/// Names and meaning are those of <c>sensor_msgs/image_encodings.hpp</c>, the arithmetic that of cv_bridge and OpenCV.
/// </summary>
public abstract class ImageEncoding
{
    private protected ImageEncoding(string name, PixelFormat format, params ReadOnlySpan<string> aliases)
    {
        Name = name;
        Format = format;
        Aliases = [.. aliases];
    }

    /// <summary>The name that messages carry.</summary>
    public string Name { get; }

    /// <summary>Other names of the same layout.</summary>
    public ImmutableArray<string> Aliases { get; }

    /// <summary>The format in which the pixels are read: in place, or from <see cref="ImageConverter"/>.</summary>
    public PixelFormat Format { get; }

    /// <summary>True where the message's bytes are pixels of <see cref="Format"/> already.</summary>
    public virtual bool IsDirect => false;

    /// <summary>Bytes of one row of <paramref name="width"/> pixels without padding; the field <c>step</c> is at least that.</summary>
    public abstract long RowBytes(long width);

    /// <summary>Rows of <c>step</c> bytes that an image of <paramref name="height"/> rows carries, planes of colour included.</summary>
    public virtual long Rows(long height) => height;

    /// <summary>Why no image of this size can have the encoding, or null.</summary>
    internal virtual string? Objection(long width, long height) => null;

    /// <summary>Makes what turns messages into pixels of <see cref="Format"/>; null where <see cref="IsDirect"/>.</summary>
    internal abstract ImageDecoder? CreateDecoder(bool vectors);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
