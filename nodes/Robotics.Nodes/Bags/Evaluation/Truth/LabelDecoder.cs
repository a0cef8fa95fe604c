using Robotics.Imaging;
using Robotics.Msgs.SensorMsgs;
using Robotics.Nodes.Ros;
using Robotics.Nodes.Segmentation;
using Robotics.Vision;

namespace Robotics.Nodes.Bags.Evaluation.Truth;

/// <summary>Reads masks of class ids out of image messages: mono8 or 8UC1, or PNG.</summary>
internal sealed class LabelDecoder(bool isCompressed)
{
    /// <param name="payload">The message.</param>
    /// <param name="ids">Receives one id a pixel, rows without padding; replaced where it is too short.</param>
    /// <exception cref="Msgs.CdrException">The payload is no such message.</exception>
    /// <exception cref="InvalidImageException">The header is impossible, or says that these are no ids.</exception>
    /// <exception cref="ImageFormatException">The compressed image is corrupt or holds no ids.</exception>
    public (long Stamp, int Width, int Height) Decode(ReadOnlySpan<byte> payload, ref byte[] ids) =>
        isCompressed ? Decompress(payload, ref ids) : Copy(payload, ref ids);

    private static (long Stamp, int Width, int Height) Copy(ReadOnlySpan<byte> payload, ref byte[] ids)
    {
        ImageView message = new(payload);
        ImageSpan image = ImageSpan.FromRos(message.Data, message.Width, message.Height, message.Step, message.Encoding);
        if (image.Format != PixelFormat.Mono8)
        {
            throw new InvalidImageException($"A mask of class ids has the encoding mono8 or 8UC1, not {image.Format.Info().RosEncoding}.");
        }

        Scratch.Reserve(ref ids, image.Width * image.Height);
        for (int y = 0; y < image.Height; y++)
        {
            image.Row(y).CopyTo(ids.AsSpan(y * image.Width));
        }

        return (FrameHeader.From(message.Header).Stamp.Nanoseconds, image.Width, image.Height);
    }

    private static (long Stamp, int Width, int Height) Decompress(ReadOnlySpan<byte> payload, ref byte[] ids)
    {
        CompressedImageView message = new(payload);
        ImageHeader file = ImageCodecs.Png.ReadHeader(message.Data);
        ImageLayout layout = new(file.Width, file.Height, PixelLayout.Label8);
        Scratch.Reserve(ref ids, checked((int)layout.ByteCount));
        ImageCodecs.Png.Decode(message.Data, ids, layout);
        return (FrameHeader.From(message.Header).Stamp.Nanoseconds, file.Width, file.Height);
    }
}
