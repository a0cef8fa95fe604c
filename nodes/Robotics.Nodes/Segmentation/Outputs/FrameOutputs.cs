using Robotics.Imaging;
using Robotics.Nodes.Ros;
using Robotics.Nodes.Segmentation.Inputs;
using Robotics.Nodes.Segmentation.Models;
using Robotics.Nodes.Segmentation.Settings;

namespace Robotics.Nodes.Segmentation.Outputs;

/// <summary>What is published beside the mask, each only where it is read. Serves one thread.</summary>
internal sealed class FrameOutputs(CameraStream camera, SegmentationParameters parameters)
{
    private readonly SegmentationOutputs _outputs = camera.Outputs;
    private readonly OverlayWriter _overlay = new(camera.Outputs, parameters);
    private readonly CameraInfoRelay _cameraInfo = new(camera.CameraInfo, camera.Outputs);
    private readonly CompressedImageWriter _png = new(ImageCodecs.Png, "mono8; png compressed ");

    /// <summary>Publishes what belongs to the frame that was segmented last.</summary>
    /// <param name="engine">What segmented it.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="mask">Its mask.</param>
    public void Write(SegmentationEngine engine, in CameraFrame frame, ReadOnlySpan<byte> mask)
    {
        _overlay.Write(engine.Model.Labels, frame, mask);
        ConfidenceWriter.Write(engine.Pipeline(camera.Index), _outputs.Confidence, frame);
        WriteCompressedMask(frame, mask);
        _cameraInfo.Write(frame.Header);
    }

    private void WriteCompressedMask(in CameraFrame frame, ReadOnlySpan<byte> mask)
    {
        if (_outputs.CompressedMask.IsRead)
        {
            _outputs.CompressedMask.CountComputed();
            ImageLayout layout = new(frame.Image.Width, frame.Image.Height, PixelLayout.Label8);
            _png.Publish(_outputs.CompressedMask.Publisher, frame.Header, mask, layout);
        }
    }
}
