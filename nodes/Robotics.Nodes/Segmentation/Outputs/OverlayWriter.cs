using Robotics.Imaging;
using Robotics.Msgs;
using Robotics.Nodes.Ros;
using Robotics.Nodes.Segmentation.Inputs;
using Robotics.Nodes.Segmentation.Settings;
using Robotics.Ros2;
using Robotics.Vision;

namespace Robotics.Nodes.Segmentation.Outputs;

/// <summary>Draws the mask over the image for whoever reads that, as pixels or as JPEG. Serves one thread.</summary>
internal sealed class OverlayWriter(SegmentationOutputs outputs, SegmentationParameters parameters)
{
    private const int BgrBytes = 3;

    private readonly OverlayStyle _style = new(parameters);
    private readonly CompressedImageWriter _jpeg = new(ImageCodecs.Jpeg, "bgr8; jpeg compressed bgr8");
    private byte[] _undisclosed = [];

    /// <summary>Publishes what is read.</summary>
    /// <param name="labels">The classes of the mask.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="mask">Its mask.</param>
    public void Write(LabelSet labels, in CameraFrame frame, ReadOnlySpan<byte> mask)
    {
        bool isCompressedRead = outputs.CompressedOverlay.IsRead;
        if (outputs.Overlay.IsRead)
        {
            WritePixels(_style.For(labels), frame, mask, isCompressedRead);
        }
        else if (isCompressedRead)
        {
            Scratch.Reserve(ref _undisclosed, BgrBytes * mask.Length);
            Span<byte> picture = _undisclosed.AsSpan(0, BgrBytes * mask.Length);
            _style.For(labels).Run(frame.Image, mask, picture);
            WriteJpeg(frame, picture);
        }
    }

    private void WritePixels(Overlay overlay, in CameraFrame frame, ReadOnlySpan<byte> mask, bool isCompressedRead)
    {
        LoanedPayload payload = outputs.Overlay.Publisher.Loan(ImageMessage.MaxSize(frame.Header.FrameId.Length, BgrBytes * mask.Length));
        try
        {
            CdrWriter writer = new(payload.Span);
            Span<byte> picture = ImageMessage.Begin(ref writer, frame.Header, frame.Image.Width, frame.Image.Height, "bgr8"u8, BgrBytes);
            overlay.Run(frame.Image, mask, picture);
            outputs.Overlay.CountComputed();
            if (isCompressedRead)
            {
                WriteJpeg(frame, picture);
            }

            outputs.Overlay.Publisher.Publish(ref payload, writer.Position);
        }
        finally
        {
            payload.Dispose();
        }
    }

    private void WriteJpeg(in CameraFrame frame, ReadOnlySpan<byte> picture)
    {
        ImageLayout layout = new(frame.Image.Width, frame.Image.Height, PixelLayout.Bgr8);
        outputs.CompressedOverlay.CountComputed();
        _jpeg.Publish(outputs.CompressedOverlay.Publisher, frame.Header, picture, layout);
    }
}
