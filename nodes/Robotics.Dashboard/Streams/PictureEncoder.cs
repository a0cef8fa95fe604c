using System.Buffers;
using Robotics.Imaging;
using Robotics.Msgs;
using Robotics.Msgs.SensorMsgs;
using Robotics.Msgs.StdMsgs;
using Robotics.Ros2;
using Robotics.Vision;

namespace Robotics.Dashboard.Streams;

/// <summary>
/// Makes files that a browser shows of image messages: those of compressed ones as they are, of pixels a JPEG. Serves one thread.
/// </summary>
internal sealed class PictureEncoder
{
    // Smaller than what cameras send; the page is looked at, not measured.
    private readonly JpegCodec _jpeg = new() { Quality = 80 };
    private readonly ImageConverter _converter = new();

    /// <summary>The picture, with its caller as the holder.</summary>
    /// <exception cref="CdrException">The payload is no such message.</exception>
    /// <exception cref="InvalidImageException">The header is impossible, unsupported, or does not describe the data.</exception>
    /// <exception cref="ImageFormatException">The file is neither JPEG nor PNG, or the image too large for a JPEG.</exception>
    public Picture Encode(ReadOnlySpan<byte> payload, bool isCompressed, long number) =>
        isCompressed ? Copy(payload, number) : Compress(payload, number);

    /// <summary>True for what <see cref="Encode"/> throws at a message that cannot be shown.</summary>
    public static bool IsBadPicture(Exception exception) => exception is CdrException or InvalidImageException or ImageFormatException;

    private static Picture Copy(ReadOnlySpan<byte> payload, long number)
    {
        CompressedImageView message = new(payload);
        _ = ImageCodecs.For(message.Data);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(message.Data.Length);
        message.Data.CopyTo(buffer);
        return new Picture(buffer, message.Data.Length, number, StampOf(message.Header));
    }

    private Picture Compress(ReadOnlySpan<byte> payload, long number)
    {
        ImageView message = new(payload);
        ImageSpan image = _converter.Convert(EncodedImage.FromRos(
            message.Data, message.Width, message.Height, message.Step, message.Encoding, message.IsBigendian != 0));
        ImageLayout layout = new(image.Width, image.Height, LayoutOf(image.Format), image.Stride);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(_jpeg.GetMaxEncodedSize(layout));
        return new Picture(buffer, _jpeg.Encode(image.Data, layout, buffer), number, StampOf(message.Header));
    }

    private static PixelLayout LayoutOf(PixelFormat format) => format switch
    {
        PixelFormat.Rgb8 => PixelLayout.Rgb8,
        PixelFormat.Bgr8 => PixelLayout.Bgr8,
        PixelFormat.Rgba8 => PixelLayout.Rgba8,
        PixelFormat.Bgra8 => PixelLayout.Bgra8,
        _ => PixelLayout.Mono8,
    };

    private static long StampOf(HeaderView header) => new RosTime(header.Stamp.Sec, header.Stamp.Nanosec).Nanoseconds;
}
