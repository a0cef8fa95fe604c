using Robotics.Msgs.SensorMsgs;
using Robotics.Nodes.Ros;
using Robotics.Ros2;

namespace Robotics.Nodes.Segmentation.Inputs;

/// <summary>
/// The subscriptions of a camera's images. With <see cref="ImageTransport.Auto"/> the compressed topic is left while the raw one has a
/// publisher, so that no camera encodes images for nothing and no frame comes twice.
/// </summary>
internal sealed class ImageInputs : IDisposable
{
    private readonly Lock _gate = new();
    private readonly RosSession _session;
    private readonly CameraStream _camera;
    private readonly FrameMailbox _mailbox;
    private ImageReceiver? _raw;
    private ImageReceiver? _compressed;
    private bool _disposed;

    public ImageInputs(RosSession session, CameraStream camera, ImageTransport transport, FrameMailbox mailbox)
    {
        _session = session;
        _camera = camera;
        _mailbox = mailbox;
        lock (_gate)
        {
            if (transport != ImageTransport.Raw)
            {
                _compressed = ReceiveCompressed();
            }

            if (transport != ImageTransport.Compressed)
            {
                Action<int>? choose = transport == ImageTransport.Auto ? ChooseByPublishers : null;
                _raw = Receive<Image>(camera.Images.Raw, camera.Images.RawQos, isCompressed: false, choose);
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
                _compressed ??= ReceiveCompressed();
            }
        }
    }

    private ImageReceiver ReceiveCompressed() =>
        Receive<CompressedImage>(_camera.Images.Compressed, _camera.Images.CompressedQos, isCompressed: true);

    private ImageReceiver Receive<T>(string topic, QosProfile qos, bool isCompressed, Action<int>? matched = null)
        where T : class, Msgs.IMessage<T> =>
        new(_session.CreateSubscription<T>(topic, qos, matched), isCompressed, _camera, _mailbox, _session.Clock);
}
