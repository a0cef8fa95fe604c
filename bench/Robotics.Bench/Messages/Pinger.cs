using System.Diagnostics;
using Robotics.Msgs;
using Robotics.Ros2;

namespace Robotics.Bench.Messages;

/// <summary>The C# side: publishes questions from a lent payload and reads the answers in place.</summary>
internal sealed class Pinger : IDisposable
{
    private static readonly RosType SampleType = new("bench_msgs/msg/Sample", "bench_msgs::msg::dds_::Sample_");

    private readonly AutoResetEvent _finished = new(initialState: false);
    private readonly RosPublisher _publisher;
    private readonly RosSubscription _subscription;
    private byte[] _data = [];
    private List<RoundTrip> _times = [];
    private int _left;
    private long _start;

    internal Pinger(RosNode node)
    {
        _publisher = node.CreatePublisher("ping", SampleType, QosProfile.Default);
        _subscription = node.CreateSubscription("pong", SampleType, QosProfile.Default, OnAnswer);
    }

    internal void AwaitMatch()
    {
        while (_publisher.SubscriptionCount < 1 || _subscription.PublisherCount < 1)
        {
            Thread.Sleep(5);
        }
    }

    /// <summary>
    /// Makes <paramref name="count"/> round trips. Every answer's callback publishes the next question, as a node's would.
    /// </summary>
    internal void Ping(byte[] data, int count, List<RoundTrip> times)
    {
        _data = data;
        _times = times;
        _left = count;
        Publish();
        _finished.WaitOne();
    }

    public void Dispose()
    {
        _subscription.Dispose();
        _publisher.Dispose();
        _finished.Dispose();
    }

    private static long Now() => Stopwatch.GetTimestamp() * (1_000_000_000 / Stopwatch.Frequency);

    private void Publish()
    {
        const int Fields = 32;
        _start = Now();
        var payload = _publisher.Loan(_data.Length + Fields);
        var writer = new CdrWriter(payload.Span);
        writer.WriteInt64(_start);
        writer.WriteInt64(0);
        _data.CopyTo(writer.ReserveBytes(_data.Length));
        _publisher.Publish(ref payload, writer.Position);
    }

    private void OnAnswer(ReadOnlySpan<byte> cdr, in MessageInfo info)
    {
        var end = Now();
        var reader = new CdrReader(cdr);
        var sent = reader.ReadInt64();
        var outbound = reader.ReadInt64();
        _times.Add(new RoundTrip(outbound, end - sent, end - _start));
        if (--_left > 0)
        {
            Publish();
        }
        else
        {
            _finished.Set();
        }
    }
}
