using Robotics.Msgs;
using Robotics.Msgs.SensorMsgs;
using Robotics.Nodes.Ros;
using Robotics.Ros2;

namespace Robotics.Nodes.Segmentation;

/// <summary>The size that the camera's calibration is made for, read when it is asked for.</summary>
internal sealed class CameraInfoInput(RosSession session)
{
    public const string Topic = "camera_info";

    private readonly RosSubscription<CameraInfo> _subscription =
        session.CreateSubscription<CameraInfo>(Topic, QosProfile.SensorData with { Depth = 1 });

    /// <summary>Width in pixels; 0 before the first message.</summary>
    public uint Width { get; private set; }

    /// <summary>Height in pixels; 0 before the first message.</summary>
    public uint Height { get; private set; }

    /// <summary>Reads what came since the last call. A message that cannot be read leaves the size as it was.</summary>
    public void Update()
    {
        if (_subscription.TakeLatest(out ReceivedMessage message) == 0)
        {
            return;
        }

        using (message)
        {
            try
            {
                CameraInfoView info = new(message.Payload);
                (Width, Height) = (info.Width, info.Height);
            }
            catch (CdrException)
            {
                // Only the size is lost; images are judged by their own headers.
            }
        }
    }
}
