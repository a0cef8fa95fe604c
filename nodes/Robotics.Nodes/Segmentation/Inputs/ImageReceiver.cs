using System.Diagnostics;
using Robotics.Ros2;

namespace Robotics.Nodes.Segmentation.Inputs;

/// <summary>A subscription's thread: puts the latest image into the mailbox and counts what it passes over.</summary>
internal sealed class ImageReceiver : IDisposable
{
    private readonly RosSubscription _subscription;
    private readonly bool _isCompressed;
    private readonly CameraStream _camera;
    private readonly FrameMailbox _mailbox;
    private readonly RosClock _clock;

    public ImageReceiver(RosSubscription subscription, bool isCompressed, CameraStream camera, FrameMailbox mailbox, RosClock clock)
    {
        _subscription = subscription;
        _isCompressed = isCompressed;
        _camera = camera;
        _mailbox = mailbox;
        _clock = clock;
        new Thread(Run) { Name = $"receive {subscription.Topic}", IsBackground = true }.Start();
    }

    /// <summary>Leaves the topic, which ends the thread.</summary>
    public void Dispose() => _subscription.Dispose();

    private void Run()
    {
        try
        {
            while (_subscription.Wait(Timeout.InfiniteTimeSpan))
            {
                Receive();
            }
        }
        catch (ObjectDisposedException) when (_subscription.IsDisposed)
        {
            // Disposed between the check and the call.
        }
    }

    private void Receive()
    {
        ReceivedMessage latest = default;
        int taken = 0;
        for (; _subscription.TryTake(out ReceivedMessage next); taken++)
        {
            _camera.Arrivals.Record(next.Payload, _clock.NowNanoseconds);
            latest.Dispose();
            latest = next;
        }

        if (taken == 0)
        {
            return;
        }

        _camera.Counters.CountReceived(taken);
        PendingFrame frame = new(latest, _isCompressed, _clock.NowNanoseconds, Stopwatch.GetTimestamp());
        bool replaced = _mailbox.Put(_camera.Index, frame);
        _camera.Counters.CountDropped(taken - 1 + (replaced ? 1 : 0));
    }
}
