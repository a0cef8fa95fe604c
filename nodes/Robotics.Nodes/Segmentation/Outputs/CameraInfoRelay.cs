using System.Text;
using Robotics.Msgs.SensorMsgs;
using Robotics.Nodes.Ros;
using Robotics.Nodes.Segmentation.Inputs;

namespace Robotics.Nodes.Segmentation.Outputs;

/// <summary>
/// Publishes the camera's calibration with each mask, under the mask's header, once there is one and where it is read. Serves one thread.
/// </summary>
internal sealed class CameraInfoRelay(CameraInfoInput input, SegmentationOutputs outputs)
{
    private string _frameId = "";
    private byte[] _frameIdBytes = [];

    public void Write(FrameHeader header)
    {
        if (!outputs.CameraInfo.IsRead)
        {
            return;
        }

        input.Update();
        if (input.Calibration is not { } calibration)
        {
            return;
        }

        if (!header.FrameId.SequenceEqual(_frameIdBytes))
        {
            _frameIdBytes = header.FrameId.ToArray();
            _frameId = Encoding.UTF8.GetString(_frameIdBytes);
        }

        header.Stamp.CopyTo(calibration.Header.Stamp);
        calibration.Header.FrameId = _frameId;
        outputs.CameraInfo.CountComputed();
        outputs.CameraInfo.Publisher.Publish(calibration);
    }
}
