using System.Collections.Concurrent;
using Robotics.Msgs.StdMsgs;

namespace Robotics.Ros2.Tests;

public class EndpointEventsTests
{
    private readonly TestDomain _domain = new();

    [Fact]
    public void ReportsMatchesAsTheyComeAndGo()
    {
        using var a = _domain.OpenNode("a");
        using var b = _domain.OpenNode("b");
        var publisherCounts = new ConcurrentQueue<int>();
        var subscriptionCounts = new ConcurrentQueue<int>();
        using var publisher = a.Node.CreatePublisher<Header>("/t", QosProfile.Default, new() { Matched = publisherCounts.Enqueue });
        Assert.Equal(0, publisher.SubscriptionCount);
        var subscription = b.Node.CreateSubscription<Header>("/t", QosProfile.Default, new() { Matched = subscriptionCounts.Enqueue });
        TestDomain.Await(() => publisherCounts.Contains(1) && subscriptionCounts.Contains(1), "both sides report a match");
        Assert.Equal(1, publisher.SubscriptionCount);
        Assert.Equal(1, subscription.PublisherCount);

        subscription.Dispose();
        TestDomain.Await(() => publisherCounts.LastOrDefault() == 0, "the publisher reports that the subscription left");
        Assert.Equal([1, 0], publisherCounts);
        Assert.Equal([1], subscriptionCounts);
        Assert.Equal(0, publisher.SubscriptionCount);
        Assert.Equal(0, subscription.PublisherCount);
    }

    [Fact]
    public void SaysWhyPeersWereRefused()
    {
        using var a = _domain.OpenNode("a");
        using var b = _domain.OpenNode("b");
        var atPublisher = new ConcurrentQueue<string>();
        var atSubscription = new ConcurrentQueue<string>();
        using var publisher = a.Node.CreatePublisher<Header>("/t", QosProfile.SensorData, new() { IncompatibleQos = atPublisher.Enqueue });
        using var subscription = b.Node.CreateSubscription<Header>(
            "/t", QosProfile.Default, new() { IncompatibleQos = atSubscription.Enqueue });
        TestDomain.Await(() => !atPublisher.IsEmpty && !atSubscription.IsEmpty, "both sides report the refusal");
        Assert.Equal(
            "A subscription on '/t' requests reliable messages, and this publisher offers best effort; it receives nothing.",
            atPublisher.Single());
        Assert.Equal(
            "A publisher on '/t' offers best effort, and this subscription requests reliable messages; nothing is received from it.",
            atSubscription.Single());
        Assert.Equal(0, publisher.SubscriptionCount);
    }

    [Fact]
    public void SaysThatAVolatilePublisherServesNoLatchedSubscription()
    {
        using var node = _domain.OpenNode("n");
        var refusals = new ConcurrentQueue<string>();
        using var subscription = node.Node.CreateSubscription<Header>(
            "/t", QosProfile.Latched(), new() { IncompatibleQos = refusals.Enqueue });
        using var publisher = node.Node.CreatePublisher<Header>("/t", QosProfile.Default);
        TestDomain.Await(() => !refusals.IsEmpty, "the refusal is reported");
        Assert.Contains("transient local", refusals.Single());
    }

    [Fact]
    public void AnEventMayDisposeTheContext()
    {
        var context = _domain.Open();
        var node = context.CreateNode("n");
        using var created = new ManualResetEventSlim();
        using var ended = new ManualResetEventSlim();
        node.CreateSubscription<Header>("/t", QosProfile.Default, (_, in _) => { });
        node.CreatePublisher<Header>("/t", QosProfile.Default, new()
        {
            Matched = _ =>
            {
                created.Wait();
                context.Dispose();
                ended.Set();
            },
        });
        created.Set();
        Assert.True(ended.Wait(TimeSpan.FromSeconds(20)));
        Assert.Throws<ObjectDisposedException>(() => context.CreateNode("late"));
    }
}
