using Robotics.Msgs.SensorMsgs;
using Robotics.Nodes.Ros;
using Robotics.Ros2;

namespace Robotics.Nodes.Segmentation;

/// <summary>
/// The image topics of the node. With <see cref="ImageTransport.Auto"/> the compressed topic is left while the raw one has a publisher, so
/// that no camera encodes images for nothing and no frame comes twice.
/// </summary>
internal sealed class ImageInputs : IDisposable
{
    public const string RawTopic = "image";
    public const string CompressedTopic = "image/compressed";

    private readonly Lock _gate = new();
    private readonly RosSession _session;
    private readonly FrameMailbox _mailbox;
    private readonly FrameCounters _counters;
    private readonly TopicStatistics _arrivals;
    private ImageReceiver? _raw;
    private ImageReceiver? _compressed;
    private bool _disposed;

    public ImageInputs(RosSession session, ImageTransport transport, FrameMailbox mailbox, FrameCounters counters, TopicStatistics arrivals)
    {
        _session = session;
        _mailbox = mailbox;
        _counters = counters;
        _arrivals = arrivals;
        lock (_gate)
        {
            if (transport != ImageTransport.Raw)
            {
                _compressed = Receive<CompressedImage>(CompressedTopic, isCompressed: true);
            }

            if (transport != ImageTransport.Compressed)
            {
                _raw = Receive<Image>(RawTopic, isCompressed: false, transport == ImageTransport.Auto ? ChooseByPublishers : null);
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _raw?.Dispose();
            _compressed?.Dispose();
        }
    }

    private void ChooseByPublishers(int rawPublishers)
    {
        lock (_gate)
        {
            if (_disposed)
            {
                return;
            }

            if (rawPublishers > 0)
            {
                _compressed?.Dispose();
                _compressed = null;
            }
            else
            {
                _compressed ??= Receive<CompressedImage>(CompressedTopic, isCompressed: true);
            }
        }
    }

    private ImageReceiver Receive<T>(string topic, bool isCompressed, Action<int>? matched = null)
        where T : class, Msgs.IMessage<T> =>
        new(_session.CreateSubscription<T>(topic, QosProfile.SensorData, matched), isCompressed, _mailbox, _counters, _arrivals);
}
