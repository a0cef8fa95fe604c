using Robotics.Imaging;
using Robotics.Msgs;
using Robotics.Msgs.SensorMsgs;
using Robotics.Nodes.Ros;
using Robotics.Vision;

namespace Robotics.Nodes.Segmentation.Inputs;

/// <summary>Reads image messages: raw ones in place where that can be, others by way of buffers that are kept. Serves one thread.</summary>
internal sealed class FrameDecoder
{
    private readonly ImageConverter _converter = new();
    private byte[] _pixels = [];

    /// <summary>Checks and reads a frame, valid until the next call and as long as the payload.</summary>
    /// <exception cref="CdrException">The payload is no such message.</exception>
    /// <exception cref="InvalidImageException">The header is impossible, unsupported, or does not describe the data.</exception>
    /// <exception cref="ImageFormatException">The compressed image is corrupt, foreign or too large.</exception>
    public CameraFrame Decode(in PendingFrame frame) => Decode(frame.Message.Payload, frame.IsCompressed);

    /// <inheritdoc cref="Decode(in PendingFrame)"/>
    /// <param name="payload">The message.</param>
    /// <param name="isCompressed">True for <c>sensor_msgs/msg/CompressedImage</c>, false for <c>Image</c>.</param>
    public CameraFrame Decode(ReadOnlySpan<byte> payload, bool isCompressed) => isCompressed ? Decompress(payload) : View(payload);

    /// <summary>
    /// True for what <see cref="Decode(in PendingFrame)"/> throws at a bad frame, and an output at one too large for its file format.
    /// </summary>
    public static bool IsBadFrame(Exception exception) => exception is CdrException or InvalidImageException or ImageFormatException;

    private CameraFrame View(ReadOnlySpan<byte> payload)
    {
        ImageView message = new(payload);
        EncodedImage image = EncodedImage.FromRos(
            message.Data, message.Width, message.Height, message.Step, message.Encoding, message.IsBigendian != 0);
        return new CameraFrame(FrameHeader.From(message.Header), _converter.Convert(image));
    }

    private CameraFrame Decompress(ReadOnlySpan<byte> payload)
    {
        CompressedImageView message = new(payload);
        CompressedFormat format = new(message.Format);
        IImageCodec codec = ImageCodecs.For(message.Data);
        ImageHeader file = codec.ReadHeader(message.Data);
        bool isGray = file is { Channels: <= 2, HasPalette: false };
        ImageLayout layout = new(file.Width, file.Height, isGray ? PixelLayout.Mono8 : PixelLayout.Bgr8);
        Scratch.Reserve(ref _pixels, checked((int)layout.ByteCount));
        codec.Decode(message.Data, _pixels, layout);
        return new CameraFrame(FrameHeader.From(message.Header), isGray ? Gray(layout, format) : Color(layout, format));
    }

    private ImageSpan Color(ImageLayout layout, CompressedFormat format) =>
        new(_pixels, layout.Width, layout.Height, layout.Stride, format.IsSwapped ? PixelFormat.Rgb8 : PixelFormat.Bgr8);

    private ImageSpan Gray(ImageLayout layout, CompressedFormat format)
    {
        Span<byte> encoding = stackalloc byte[16];
        if (!format.TryGetMosaic(encoding, out int length))
        {
            return new ImageSpan(_pixels, layout.Width, layout.Height, layout.Stride, PixelFormat.Mono8);
        }

        ReadOnlySpan<byte> mosaic = _pixels.AsSpan(0, (int)layout.ByteCount);
        return _converter.Convert(EncodedImage.FromRos(
            mosaic, (uint)layout.Width, (uint)layout.Height, (uint)layout.Stride, encoding[..length], isBigEndian: false));
    }
}
