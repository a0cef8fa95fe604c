using Robotics.Msgs.StdMsgs;

namespace Robotics.Ros2.Tests;

/// <summary>Ends in every order and from every thread.</summary>
public class LifetimeTests
{
    private readonly TestDomain _domain = new();

    [Fact]
    public void EverythingMayBeDisposedTwiceAndInAnyOrder()
    {
        var context = _domain.Open();
        var node = context.CreateNode("n");
        var publisher = node.CreatePublisher<Header>("/t", QosProfile.Default);
        var subscription = node.CreateSubscription<Header>("/t", QosProfile.Default, (_, in _) => { });
        context.Dispose();
        foreach (var disposable in (IDisposable[])[subscription, publisher, node, context, context, node, publisher, subscription])
        {
            disposable.Dispose();
        }

        Assert.Throws<ObjectDisposedException>(() => publisher.Publish(new Header()));
        Assert.Throws<ObjectDisposedException>(() => node.CreatePublisher<Header>("/t", QosProfile.Default));
        Assert.Throws<ObjectDisposedException>(() => context.CreateNode("n"));
    }

    [Fact]
    public async Task DisposeWaitsForTheHandler()
    {
        using var node = _domain.OpenNode("n");
        using var entered = new ManualResetEventSlim();
        using var go = new ManualResetEventSlim();
        var finished = false;
        var subscription = node.Node.CreateSubscription<Header>("/t", QosProfile.Default, (_, in _) =>
        {
            entered.Set();
            go.Wait();
            finished = true;
        });
        using var publisher = node.Node.CreatePublisher<Header>("/t", QosProfile.Default);
        publisher.Publish(new Header());
        entered.Wait();
        var dispose = Task.Run(subscription.Dispose);
        await Task.Delay(50);
        Assert.False(dispose.IsCompleted);
        go.Set();
        await dispose.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.True(finished);
    }

    [Fact]
    public void ReadingPeersOfAnEndpointThatEndsSaysSo()
    {
        using var node = _domain.OpenNode("n");
        for (var i = 0; i < 100; i++)
        {
            using var subscription = node.Node.CreateSubscription<Header>("/t", QosProfile.Default);
            using var publisher = node.Node.CreatePublisher<Header>("/t", QosProfile.Default);
            foreach (RosEndpoint endpoint in (RosEndpoint[])[subscription, publisher])
            {
                using var reading = new ManualResetEventSlim();
                var reader = Task.Run(() =>
                {
                    while (true)
                    {
                        endpoint.ReadPeers();
                        reading.Set();
                    }
                });
                reading.Wait();
                endpoint.Dispose();
                Assert.IsType<ObjectDisposedException>(
                    Assert.Throws<AggregateException>(() => reader.Wait(TimeSpan.FromSeconds(20))).InnerException);
            }
        }
    }

    [Fact]
    public void HandlersMayDisposeEachOther()
    {
        using var node = _domain.OpenNode("n");
        using var both = new Barrier(2);
        using var ended = new CountdownEvent(2);
        RosSubscription? first = null;
        RosSubscription? second = null;
        RosMessageHandler Dispose(Func<RosSubscription> other) => (_, in _) =>
        {
            both.SignalAndWait();
            other().Dispose();
            ended.Signal();
        };
        first = node.Node.CreateSubscription<Header>("/t", QosProfile.Default, Dispose(() => second!));
        second = node.Node.CreateSubscription<Header>("/t", QosProfile.Default, Dispose(() => first!));
        using var publisher = node.Node.CreatePublisher<Header>("/t", QosProfile.Default);
        publisher.Publish(new Header());
        Assert.True(ended.Wait(TimeSpan.FromSeconds(20)));
        TestDomain.Await(() => publisher.SubscriptionCount == 0, "both subscriptions are gone");
    }

    [Fact]
    public void AHandlerMayDisposeItsContext()
    {
        var context = _domain.Open();
        var node = context.CreateNode("n");
        using var ended = new ManualResetEventSlim();
        node.CreateSubscription<Header>("/t", QosProfile.Default, (_, in _) =>
        {
            context.Dispose();
            ended.Set();
        });
        node.CreatePublisher<Header>("/t", QosProfile.Default).Publish(new Header());
        Assert.True(ended.Wait(TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public async Task DisposeEndsAWait()
    {
        using var node = _domain.OpenNode("n");
        var subscription = node.Node.CreateSubscription<Header>("/t", QosProfile.Default);
        var wait = Task.Run(() => subscription.Wait(Timeout.InfiniteTimeSpan));
        await Task.Delay(50);
        Assert.False(wait.IsCompleted);
        subscription.Dispose();
        Assert.False(await wait.WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.False(subscription.Wait(TimeSpan.Zero));
        Assert.False(subscription.TryTake(out _));
    }

    [Fact]
    public async Task ThreadsMayPublishTakeAndDisposeAtOnce()
    {
        for (var round = 0; round < 10; round++)
        {
            var context = _domain.Open();
            var node = context.CreateNode("n");
            var publisher = node.CreatePublisher<Header>("/t", QosProfile.Default);
            var polled = node.CreateSubscription<Header>("/t", QosProfile.Default);
            var handled = node.CreateSubscription<Header>("/t", QosProfile.Default, (_, in _) => { });
            var message = new Header { FrameId = "x" };
            await Task.WhenAll(
                Task.Run(() => Loops.UntilDisposed(() => publisher.Publish(message))),
                Task.Run(() => Loops.UntilDisposed(() => publisher.Publish(message))),
                Task.Run(() =>
                {
                    while (polled.Wait(Timeout.InfiniteTimeSpan))
                    {
                        polled.TakeMessage();
                    }
                }),
                Task.Run(async () =>
                {
                    await Task.Delay(10);
                    await Task.WhenAll(
                        Task.Run(handled.Dispose), Task.Run(node.Dispose), Task.Run(context.Dispose), Task.Run(publisher.Dispose));
                })).WaitAsync(TimeSpan.FromSeconds(30));
        }
    }
}
