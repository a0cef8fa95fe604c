using Robotics.Msgs;
using Robotics.Msgs.SensorMsgs;
using Robotics.Nodes.Ros;
using Robotics.Ros2;

namespace Robotics.Nodes.Segmentation.Inputs;

/// <summary>The camera's newest calibration, read when it is asked for. Any thread asks.</summary>
internal sealed class CameraInfoInput(RosSession session, CameraTopics topics)
{
    private const string Name = "camera_info";

    // Encapsulation and stamp.
    private const int FixedStart = 4;
    private const int FixedEnd = 12;

    private readonly Lock _gate = new();
    private readonly string _topic = topics.Input(Name);
    private readonly QosProfile _qos = session.Parameters.DeclareQos(
        topics.Input(Name), QosOverrideKind.Subscription, QosProfile.SensorData with { Depth = 1 });

    private RosSubscription<CameraInfo>? _subscription;
    private byte[] _payload = [];
    private volatile CameraInfo? _calibration;

    /// <summary>The newest message, null before the first. Its header is the caller's to fill.</summary>
    public CameraInfo? Calibration => _calibration;

    /// <summary>Width in pixels; 0 before the first message.</summary>
    public uint Width => _calibration?.Width ?? 0;

    /// <summary>Height in pixels; 0 before the first message.</summary>
    public uint Height => _calibration?.Height ?? 0;

    /// <summary>Subscribes.</summary>
    public void Open()
    {
        lock (_gate)
        {
            _subscription ??= session.CreateSubscription<CameraInfo>(_topic, _qos);
        }
    }

    /// <summary>Leaves the topic; the calibration stays.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _subscription?.Dispose();
            _subscription = null;
        }
    }

    /// <summary>Reads what came since the last call. A message that cannot be read leaves everything as it was.</summary>
    public void Update()
    {
        lock (_gate)
        {
            if (_subscription is null || _subscription.TakeLatest(out ReceivedMessage message) == 0)
            {
                return;
            }

            using (message)
            {
                if (IsNew(message.Payload))
                {
                    Read(message.Payload);
                }
            }
        }
    }

    // A calibration hardly ever changes: messages that differ in their stamps only are not read again.
    private bool IsNew(ReadOnlySpan<byte> payload) =>
        payload.Length != _payload.Length
        || payload.Length < FixedEnd
        || !payload[..FixedStart].SequenceEqual(_payload.AsSpan(0, FixedStart))
        || !payload[FixedEnd..].SequenceEqual(_payload.AsSpan(FixedEnd));

    private void Read(ReadOnlySpan<byte> payload)
    {
        try
        {
            CdrReader reader = new(payload);
            _calibration = CameraInfo.Read(ref reader);
            _payload = payload.ToArray();
        }
        catch (CdrException)
        {
            // Only the calibration is lost; images are judged by their own headers.
        }
    }
}
