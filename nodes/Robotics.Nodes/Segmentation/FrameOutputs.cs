using Robotics.Imaging;
using Robotics.Nodes.Ros;

namespace Robotics.Nodes.Segmentation;

/// <summary>What is published beside the mask, each only where it is read. Serves one thread.</summary>
internal sealed class FrameOutputs(
    SegmentationOutputs outputs, OverlayWriter overlay, ConfidenceWriter confidence, CameraInfoRelay cameraInfo)
{
    private readonly CompressedImageWriter _png = new(ImageCodecs.Png, "mono8; png compressed ");

    /// <summary>Publishes what belongs to the frame that was segmented last.</summary>
    public void Write(in CameraFrame frame, ReadOnlySpan<byte> mask)
    {
        overlay.Write(frame, mask);
        confidence.Write(frame);
        WriteCompressedMask(frame, mask);
        cameraInfo.Write(frame.Header);
    }

    private void WriteCompressedMask(in CameraFrame frame, ReadOnlySpan<byte> mask)
    {
        if (outputs.CompressedMask.IsRead)
        {
            outputs.CompressedMask.CountComputed();
            ImageLayout layout = new(frame.Image.Width, frame.Image.Height, PixelLayout.Label8);
            _png.Publish(outputs.CompressedMask.Publisher, frame.Header, mask, layout);
        }
    }
}
