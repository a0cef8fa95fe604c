using System.Diagnostics;
using Robotics.Dashboard.Ros;
using Robotics.Ros2;

namespace Robotics.Dashboard.Streams;

/// <summary>
/// Pictures of one kind for all pages that look. A picture is taken from DDS, and encoded where need be, when a page is ready for it: what
/// comes in between is overwritten by newer ones in the reader's history, and a slow page slows nobody but itself.
/// </summary>
internal sealed class ImageStream(RosNode node, Func<PictureTopic?> find) : WatchedWork("pictures")
{
    private static readonly TimeSpan s_poll = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_search = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan s_absence = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly List<PictureViewer> _waiting = [];
    private readonly ManualResetEventSlim _isWanted = new();
    private readonly PictureEncoder _encoder = new();
    private Picture? _latest;
    private long _number;

    /// <summary>The topic that is subscribed, or null.</summary>
    public string? Topic { get; private set; }

    /// <summary>Why the newest message could not be shown, or null.</summary>
    public string? Problem { get; private set; }

    /// <summary>Gives the viewer the next picture that it has not had, now or when it comes.</summary>
    public void Request(PictureViewer viewer)
    {
        lock (_gate)
        {
            if (_latest is not null && _latest.Number > viewer.LastNumber)
            {
                viewer.Take(_latest.Hold());
                return;
            }

            if (!_waiting.Contains(viewer))
            {
                _waiting.Add(viewer);
                _isWanted.Set();
            }
        }
    }

    /// <summary>Forgets a viewer that waits.</summary>
    public void Withdraw(PictureViewer viewer)
    {
        lock (_gate)
        {
            _waiting.Remove(viewer);
        }
    }

    protected override void Run(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            if (find() is { } topic)
            {
                using RosSubscription subscription = topic.Subscribe(node);
                Topic = topic.Name;
                Relay(subscription, topic.IsCompressed, stopping);
                Topic = null;
            }

            Forget();
            stopping.WaitHandle.WaitOne(s_search);
        }
    }

    /// <summary>Runs as long as the topic has a publisher.</summary>
    private void Relay(RosSubscription subscription, bool isCompressed, CancellationToken stopping)
    {
        long seen = Stopwatch.GetTimestamp();
        while (!stopping.IsCancellationRequested && Stopwatch.GetElapsedTime(seen) < s_absence)
        {
            if (subscription.PublisherCount > 0)
            {
                seen = Stopwatch.GetTimestamp();
            }

            bool isWanted = _isWanted.Wait(s_poll, CancellationToken.None);
            if (isWanted && subscription.Wait(s_poll) && subscription.TakeLatest(out ReceivedMessage message) > 0)
            {
                using (message)
                {
                    Show(message.Payload, isCompressed);
                }
            }
        }
    }

    private void Show(ReadOnlySpan<byte> payload, bool isCompressed)
    {
        try
        {
            Deliver(_encoder.Encode(payload, isCompressed, ++_number));
            Problem = null;
        }
        catch (Exception e) when (PictureEncoder.IsBadPicture(e))
        {
            Problem = e.Message;
        }
    }

    private void Deliver(Picture picture)
    {
        lock (_gate)
        {
            _waiting.ForEach(viewer => viewer.Take(picture.Hold()));
            _waiting.Clear();
            _isWanted.Reset();
            _latest?.Release();
            _latest = picture;
        }
    }

    private void Forget()
    {
        lock (_gate)
        {
            _latest?.Release();
            _latest = null;
        }
    }
}
