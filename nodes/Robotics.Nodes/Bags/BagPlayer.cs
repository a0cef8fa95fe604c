using Robotics.Bags;
using Robotics.Msgs.RosgraphMsgs;
using Robotics.Msgs.StdSrvs;
using Robotics.Ros2;

namespace Robotics.Nodes.Bags;

/// <summary>Publishes a recording's messages at the times at which they were received, with the QoS that was recorded.</summary>
internal sealed class BagPlayer
{
    private static readonly TimeSpan s_poll = TimeSpan.FromMilliseconds(20);
    private const double NanosecondsPerSecond = 1e9;

    // A reader may know of us a little later than we of it; what was published last needs a little time to arrive.
    private static readonly TimeSpan s_settling = TimeSpan.FromMilliseconds(500);

    private readonly BagReader _reader;
    private readonly PlayOptions _options;
    private readonly PlaybackClock _clock;
    private readonly Dictionary<BagTopic, RosPublisher> _publishers = [];
    private readonly RosPublisher<Clock>? _clockPublisher;
    private readonly Clock _clockMessage = new();
    private long _nextTick;
    private long _messages;
    private long _bytes;
    private TimeSpan _lateness;
    private TimeSpan _earlier;

    public BagPlayer(BagReader reader, RosNode node, PlayOptions options)
    {
        (_reader, _options, _clock) = (reader, options, new PlaybackClock(options.Rate));
        foreach (BagTopic topic in reader.Topics.Where(topic => options.Part.Topics?.Contains(topic.Name) != false))
        {
            if (BagQos.FindType(topic.Type, topic.TypeHash) is { } type)
            {
                _publishers.Add(topic, node.CreatePublisher(topic.Name, type, BagQos.Offer(topic.Qos)));
            }
            else
            {
                Console.Error.WriteLine(
                    $"robotics: {topic.Name} has the type '{topic.Type}', which is not one of ROS 2; it is not played.");
            }
        }

        _clockPublisher = options.ClockRate > 0 ? node.CreatePublisher<Clock>("/clock", QosProfile.Default) : null;
        node.CreateService<TriggerRequest, TriggerResponse>("~/pause", _ => Answer(_clock.Pause));
        node.CreateService<TriggerRequest, TriggerResponse>("~/resume", _ => Answer(_clock.Resume));
    }

    /// <summary>Plays to the end, or until it is cancelled.</summary>
    public PlayFigures Run(CancellationToken cancellation)
    {
        if (_options.Wait)
        {
            WaitForSubscriber(cancellation);
        }

        do
        {
            PlayOnce(cancellation);
        }
        while (_options.Loop && _messages > 0 && !cancellation.IsCancellationRequested);

        if (!cancellation.IsCancellationRequested)
        {
            cancellation.WaitHandle.WaitOne(s_settling);
        }

        return new PlayFigures(_messages, _bytes, _earlier.TotalSeconds, _lateness.TotalMilliseconds);
    }

    private static TriggerResponse Answer(Action action)
    {
        action();
        return new TriggerResponse { Success = true };
    }

    private void WaitForSubscriber(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested && _publishers.Values.All(publisher => publisher.SubscriptionCount == 0))
        {
            cancellation.WaitHandle.WaitOne(s_poll);
        }

        cancellation.WaitHandle.WaitOne(s_settling);
    }

    private void PlayOnce(CancellationToken cancellation)
    {
        long start = Math.Max(_reader.StartStamp, _options.Part.Start);
        _clock.Start(start);
        _nextTick = start;
        using BagCursor messages = _reader.Read(_options.Part);
        while (messages.MoveNext() && WaitUntil(messages.Current.Stamp, cancellation))
        {
            BagMessage message = messages.Current;
            if (_publishers.TryGetValue(message.Topic, out RosPublisher? publisher))
            {
                publisher.Publish(message.Payload);
                _messages++;
                _bytes += message.Payload.Length;
            }
        }

        _earlier += _clock.Elapsed;
    }

    /// <summary>Waits for a message's time, and publishes the time meanwhile; false when cancelled.</summary>
    private bool WaitUntil(long stamp, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            PauseKey.Poll(_clock);
            PublishClock();
            TimeSpan rest = _clock.Until(stamp);
            if (rest <= TimeSpan.Zero && !_clock.IsPaused)
            {
                _lateness = -rest > _lateness ? -rest : _lateness;
                return true;
            }

            TimeSpan tick = _clockPublisher is null ? s_poll : _clock.Until(_nextTick);
            TimeSpan wait = _clock.IsPaused || rest > s_poll ? s_poll : rest;
            wait = tick < wait && !_clock.IsPaused ? tick : wait;
            cancellation.WaitHandle.WaitOne(wait > TimeSpan.Zero ? wait : TimeSpan.Zero);
        }

        return false;
    }

    private void PublishClock()
    {
        long now = _clock.Now;
        if (_clockPublisher is not null && now >= _nextTick)
        {
            RosTime.FromNanoseconds(now).CopyTo(_clockMessage.ClockValue);
            _clockPublisher.Publish(_clockMessage);
            _nextTick = now + (long)(_options.Rate * NanosecondsPerSecond / _options.ClockRate);
        }
    }
}
