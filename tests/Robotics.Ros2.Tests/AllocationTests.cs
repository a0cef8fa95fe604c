using Robotics.Msgs;
using Robotics.Msgs.SensorMsgs;

namespace Robotics.Ros2.Tests;

/// <summary>Nothing is allocated on the managed heap for a message, on whichever thread.</summary>
[Collection(nameof(Alone))]
public class AllocationTests
{
    private const int WarmUp = 50;
    private const int Measured = 300;

    private readonly TestDomain _domain = new();

    [Fact]
    public void PublishingAndHandling()
    {
        using var a = _domain.OpenNode("a");
        using var b = _domain.OpenNode("b");
        var handled = 0;
        var pixels = 0L;
        using var subscription = b.Node.CreateSubscription<Image>("/t", QosProfile.Default, (cdr, in info) =>
        {
            pixels += new ImageView(cdr).Data.Length + (info.SourceTimestamp > 0 ? 1 : 0);
            Volatile.Write(ref handled, handled + 1);
        });
        using var publisher = a.Node.CreatePublisher<Image>("/t", QosProfile.Default);
        TestDomain.Await(() => publisher.SubscriptionCount == 1, "the subscription is matched");
        var image = TestImages.Create(320, 240, frame: 0);

        AssertNoAllocation(i =>
        {
            publisher.Publish(image);
            SpinUntil(ref handled, i + 1);
            _ = publisher.SubscriptionCount + subscription.PublisherCount;
        });
        Assert.Equal((WarmUp + Measured) * ((320L * 240 * 3) + 1), pixels);
    }

    [Fact]
    public void LendingAndTaking()
    {
        using var node = _domain.OpenNode("n");
        using var subscription = node.Node.CreateSubscription<Image>("/t", QosProfile.SensorData);
        using var publisher = node.Node.CreatePublisher<Image>("/t", QosProfile.SensorData);
        var taken = 0;

        AssertNoAllocation(_ =>
        {
            var payload = publisher.Loan(5000);
            var writer = new CdrWriter(payload.Span);
            writer.ReserveBytes(4900).Clear();
            publisher.Publish(ref payload, writer.Position);
            subscription.Wait(Timeout.InfiniteTimeSpan);
            taken += subscription.TakeLatest(out var message);
            _ = message.Payload.Length;
            message.Dispose();
        });
        Assert.Equal(WarmUp + Measured, taken);
    }

    private static void AssertNoAllocation(Action<int> action)
    {
        for (var i = 0; i < WarmUp; i++)
        {
            action(i);
        }

        var before = GC.GetTotalAllocatedBytes(precise: true);
        for (var i = 0; i < Measured; i++)
        {
            action(WarmUp + i);
        }

        Assert.Equal(0, GC.GetTotalAllocatedBytes(precise: true) - before);
    }

    private static void SpinUntil(ref int counter, int value)
    {
        while (Volatile.Read(ref counter) < value)
        {
            Thread.Yield();
        }
    }
}
