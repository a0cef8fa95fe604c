using Robotics.Msgs.SensorMsgs;

namespace Robotics.Ros2.Tests;

/// <summary>Messages to and from types that Cyclone's own compiler generated.</summary>
public class ImageExchangeTests
{
    private readonly TestDomain _domain = new();

    [Theory]
    [InlineData(RosDistro.Humble)]
    [InlineData(RosDistro.Jazzy)]
    public void AnEchoByCComesBackByteForByte(RosDistro distro)
    {
        using var peer = _domain.StartPeer(distro);
        using var node = _domain.OpenNode("tester", distro);
        using var back = node.Node.CreateSubscription<Image>("/back", QosProfile.Default);
        using var publisher = node.Node.CreatePublisher<Image>("/there", QosProfile.Default);
        peer.Ask("echo /there /back");
        TestDomain.Await(() => publisher.SubscriptionCount == 1 && back.PublisherCount == 1, "the echo is matched");

        // Widths that leave every remainder of the payload's size modulo 4.
        for (var width = 1; width <= 8; width++)
        {
            var image = TestImages.Create(width, 3, frame: width);
            var sent = new byte[image.GetSerializedSize()];
            var writer = new Msgs.CdrWriter(sent);
            image.Write(ref writer);

            publisher.Publish(image);
            Assert.True(back.Wait(TimeSpan.FromSeconds(20)));
            Assert.True(back.TryTake(out var received));
            using (received)
            {
                Assert.Equal(width, TestImages.Check(received.Payload, width, 3));
                // The last two bytes of the header count padding in Cyclone's typed writers and are ignored by ROS.
                Assert.Equal(sent[4..], received.Payload[4..sent.Length].ToArray());
                Assert.Equal((sent.Length + 3) & ~3, received.Payload.Length);
                Assert.Equal(-1, received.Payload[sent.Length..].IndexOfAnyExcept((byte)0));
            }
        }
    }

    [Fact]
    public void LargeImagesFromCArrive()
    {
        const int Count = 30;
        using var peer = _domain.StartPeer();
        using var node = _domain.OpenNode("tester");
        var intact = 0;
        var damaged = 0;
        using var subscription = node.Node.CreateSubscription<Image>("/camera", QosProfile.Default with { Depth = Count }, (cdr, in _) =>
        {
            Interlocked.Increment(ref TestImages.Check(cdr, 1920, 1080) == -1 ? ref damaged : ref intact);
        });
        var writer = peer.CreateWriter("/camera", depth: Count);
        AwaitMatch(peer, writer);
        peer.Send(writer, 1920, 1080, Count, hz: 30);
        TestDomain.Await(() => Volatile.Read(ref intact) == Count, $"{Count} intact images of 1920x1080 arrived");
        Assert.Equal(0, damaged);
    }

    [Fact]
    public void LargeImagesReachC()
    {
        const int Count = 30;
        using var peer = _domain.StartPeer();
        using var node = _domain.OpenNode("tester");
        using var publisher = node.Node.CreatePublisher<Image>("/camera", QosProfile.Default with { Depth = Count });
        peer.CreateCounter("/camera", depth: Count);
        TestDomain.Await(() => publisher.SubscriptionCount == 1, "the C reader is matched");
        var image = TestImages.Create(1920, 1080, 0);
        for (var frame = 0; frame < Count; frame++)
        {
            image.Header.Stamp.Sec = frame;
            TestImages.Fill(image.Data, frame);
            publisher.Publish(image);
            Thread.Sleep(33);
        }

        TestDomain.Await(() => peer.Counted() == (Count, 0), $"{Count} intact images of 1920x1080 reached C");
    }

    [Fact]
    public void AWriterThatLeavesSendsNoMessage()
    {
        using var peer = _domain.StartPeer();
        using var node = _domain.OpenNode("tester");
        var sizes = new List<int>();
        using var subscription = node.Node.CreateSubscription<Image>("/camera", QosProfile.Default, (cdr, in _) =>
        {
            lock (sizes)
            {
                sizes.Add(cdr.Length);
            }
        });
        var leaving = peer.CreateWriter("/camera");
        AwaitMatch(peer, leaving);
        peer.Send(leaving, 4, 4, count: 1);
        // The C writer disposes its instance when it is deleted: a sample without data.
        peer.Ask($"close {leaving}");
        var staying = peer.CreateWriter("/camera");
        AwaitMatch(peer, staying);
        peer.Send(staying, 8, 8, count: 1);
        TestDomain.Await(() => sizes.Count >= 2, "two images arrived");
        Assert.Equal(2, sizes.Count);
        Assert.True(sizes.TrueForAll(size => size > 48));
    }

    private static void AwaitMatch(CPeer peer, int writer)
        => TestDomain.Await(() => peer.Ask($"matched {writer}").Single() == "1", "the C writer has one reader");
}
