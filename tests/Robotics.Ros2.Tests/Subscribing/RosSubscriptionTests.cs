using Robotics.Msgs;
using Robotics.Msgs.StdMsgs;

namespace Robotics.Ros2.Tests;

public class RosSubscriptionTests
{
    private readonly TestDomain _domain = new();

    [Fact]
    public void HandsOverEveryMessageInOrderWithItsPublisher()
    {
        using var a = _domain.OpenNode("a");
        using var b = _domain.OpenNode("b");
        var received = new List<(string Frame, MessageInfo Info)>();
        using var subscription = b.Node.CreateSubscription<Header>("/t", QosProfile.Default, (cdr, in info) =>
        {
            var reader = new CdrReader(cdr);
            lock (received)
            {
                received.Add((Header.Read(ref reader).FrameId, info));
            }
        });
        using var publisher = a.Node.CreatePublisher<Header>("/t", QosProfile.Default);
        TestDomain.Await(() => publisher.SubscriptionCount == 1, "the subscription is matched");
        var before = RosTime.NowNanoseconds;
        for (var i = 0; i < 5; i++)
        {
            publisher.Publish(new Header { FrameId = $"{i}" });
        }

        TestDomain.Await(() => { lock (received) { return received.Count == 5; } }, "five messages arrived");
        Assert.Equal(["0", "1", "2", "3", "4"], received.Select(message => message.Frame));
        Assert.Single(received.Select(message => message.Info.PublisherHandle).Distinct());
        Assert.All(received, message => Assert.InRange(message.Info.SourceTimestamp, before, RosTime.NowNanoseconds + 1000));
    }

    [Fact]
    public void AFloodLeavesTheNewest()
    {
        using var node = _domain.OpenNode("n");
        using var entered = new ManualResetEventSlim();
        using var go = new ManualResetEventSlim();
        var frames = new List<int>();
        using var subscription = node.Node.CreateSubscription<Header>("/t", QosProfile.Default with { Depth = 3 }, (cdr, in _) =>
        {
            entered.Set();
            go.Wait();
            lock (frames)
            {
                frames.Add(new HeaderView(cdr).Stamp.Sec);
            }
        });
        using var publisher = node.Node.CreatePublisher<Header>("/t", QosProfile.Default);
        var message = new Header();
        publisher.Publish(message);
        entered.Wait();
        for (var i = 1; i <= 100; i++)
        {
            message.Stamp.Sec = i;
            publisher.Publish(message);
        }

        go.Set();
        TestDomain.Await(() => { lock (frames) { return frames.Contains(100); } }, "the last message is handled");
        Assert.Equal([0, 98, 99, 100], frames);
    }

    [Fact]
    public void ALateSubscriptionReceivesWhatWasLatched()
    {
        using var a = _domain.OpenNode("a");
        using var publisher = a.Node.CreatePublisher<Header>("/t", QosProfile.Latched(2));
        for (var i = 0; i < 5; i++)
        {
            publisher.Publish(new Header { FrameId = $"{i}" });
        }

        using var b = _domain.OpenNode("b");
        using var late = b.Node.CreateSubscription<Header>("/t", QosProfile.Latched(10));
        var frames = new List<string>();
        TestDomain.Await(() => late.TakeMessage() is { } message && Add(frames, message.FrameId) == 2, "two latched messages arrive");
        Assert.Equal(["3", "4"], frames);

        using var indifferent = b.Node.CreateSubscription<Header>("/t", QosProfile.Default);
        TestDomain.Await(() => indifferent.PublisherCount == 1, "a volatile subscription is matched");
        Assert.False(indifferent.Wait(TimeSpan.FromMilliseconds(100)));
    }

    [Fact]
    public void ALatchedMessageReachesAProcessThatStartsLater()
    {
        using var node = _domain.OpenNode("n");
        using var publisher = node.Node.CreatePublisher<Msgs.SensorMsgs.Image>("/t", QosProfile.Latched());
        publisher.Publish(TestImages.Create(8, 8, frame: 3));
        using var peer = _domain.StartPeer();
        peer.CreateCounter("/t", transientLocal: true);
        TestDomain.Await(() => peer.Counted() == (1, 0), "the C peer has the latched image");
    }

    [Fact]
    public void TakesTheLatestAndCountsTheRest()
    {
        using var node = _domain.OpenNode("n");
        using var subscription = node.Node.CreateSubscription<Header>("/t", QosProfile.Default);
        using var publisher = node.Node.CreatePublisher<Header>("/t", QosProfile.Default);
        Assert.Equal(0, subscription.TakeLatest(out _));
        Assert.False(subscription.Wait(TimeSpan.FromMilliseconds(1)));
        for (var i = 0; i < 4; i++)
        {
            publisher.Publish(new Header { FrameId = $"{i}" });
        }

        Assert.True(subscription.Wait(TimeSpan.Zero));
        Assert.Equal(4, subscription.TakeLatest(out var latest));
        using (latest)
        {
            Assert.True(new HeaderView(latest.Payload).FrameId.SequenceEqual("3"u8));
        }

        Assert.Equal(0, subscription.TakeLatest(out _));
    }

    [Fact]
    public void APayloadMayBeGivenBackTwiceButNotReadAfter()
    {
        using var node = _domain.OpenNode("n");
        using var subscription = node.Node.CreateSubscription<Header>("/t", QosProfile.Default);
        using var publisher = node.Node.CreatePublisher<Header>("/t", QosProfile.Default);
        publisher.Publish(new Header { FrameId = "first" });
        publisher.Publish(new Header { FrameId = "second" });
        Assert.True(subscription.TryTake(out var first));
        var copy = first;
        first.Dispose();
        Assert.True(subscription.TryTake(out var second));
        copy.Dispose();
        first.Dispose();
        Assert.Throws<ObjectDisposedException>(() => copy.Payload.Length);
        Assert.True(new HeaderView(second.Payload).FrameId.SequenceEqual("second"u8));
        second.Dispose();
        default(ReceivedMessage).Dispose();
        Assert.Throws<ObjectDisposedException>(() => default(ReceivedMessage).Payload.Length);
    }

    [Fact]
    public void APayloadOutlivesItsContext()
    {
        var node = _domain.OpenNode("n");
        var subscription = node.Node.CreateSubscription<Header>("/t", QosProfile.Default);
        node.Node.CreatePublisher<Header>("/t", QosProfile.Default).Publish(new Header { FrameId = "kept" });
        Assert.True(subscription.TryTake(out var message));
        node.Dispose();
        Assert.True(new HeaderView(message.Payload).FrameId.SequenceEqual("kept"u8));
        message.Dispose();
    }

    [Fact]
    public void WhatArrivesIsWhatWasSent()
    {
        var type = new RosType("foreign_msgs/msg/Blob", "foreign_msgs::msg::dds_::Blob_");
        using var node = _domain.OpenNode("n");
        using var subscription = node.Node.CreateSubscription("/t", type, QosProfile.Default with { Depth = 100 });
        using var publisher = node.Node.CreatePublisher("/t", type, QosProfile.Default with { Depth = 100 });
        for (var size = 4; size < 40; size++)
        {
            var payload = new byte[size];
            new Random(size).NextBytes(payload);
            publisher.Publish(payload);
            Assert.True(subscription.TryTake(out var received));
            using (received)
            {
                Assert.Equal(payload, received.Payload[..size].ToArray());
                Assert.Equal(-1, received.Payload[size..].IndexOfAnyExcept((byte)0));
                Assert.InRange(received.Payload.Length - size, 0, 3);
            }
        }
    }

    [Fact]
    public void AHandlerTakesTheMessagesAlone()
    {
        using var node = _domain.OpenNode("n");
        using var subscription = node.Node.CreateSubscription<Header>("/t", QosProfile.Default, (_, in _) => { });
        Assert.Throws<InvalidOperationException>(() => subscription.TryTake(out _));
        Assert.Throws<InvalidOperationException>(() => subscription.Wait(TimeSpan.Zero));
    }

    private static int Add(List<string> list, string item)
    {
        list.Add(item);
        return list.Count;
    }
}
