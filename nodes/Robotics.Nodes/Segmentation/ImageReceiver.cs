using Robotics.Ros2;

namespace Robotics.Nodes.Segmentation;

/// <summary>A subscription's thread: puts the latest image into the mailbox and counts what it passes over.</summary>
internal sealed class ImageReceiver : IDisposable
{
    private readonly RosSubscription _subscription;
    private readonly bool _isCompressed;
    private readonly FrameMailbox _mailbox;
    private readonly FrameCounters _counters;
    private readonly TopicStatistics _arrivals;

    public ImageReceiver(RosSubscription subscription, bool isCompressed, FrameMailbox mailbox, FrameCounters counters, TopicStatistics arrivals)
    {
        _subscription = subscription;
        _isCompressed = isCompressed;
        _mailbox = mailbox;
        _counters = counters;
        _arrivals = arrivals;
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
            _arrivals.Record(next.Payload, RosTime.NowNanoseconds);
            latest.Dispose();
            latest = next;
        }

        if (taken == 0)
        {
            return;
        }

        _counters.CountReceived(taken);
        bool replaced = _mailbox.Put(new PendingFrame(latest, _isCompressed, RosTime.NowNanoseconds));
        _counters.CountDropped(taken - 1 + (replaced ? 1 : 0));
    }
}
