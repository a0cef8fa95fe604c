using Robotics.Msgs.SensorMsgs;
using Robotics.Msgs.StdMsgs;
using Robotics.Ros2.Native;

namespace Robotics.Ros2.Tests;

/// <summary>Ends in every order and from every thread.</summary>
[Collection(nameof(Alone))]
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
    public async Task AHaltedPeerDoesNotHoldUpAPublisher()
    {
        using var peer = _domain.StartPeer();
        using var node = _domain.OpenNode("n");
        using var publisher = node.Node.CreatePublisher<Image>("/t", QosProfile.Default);
        peer.CreateCounter("/t");
        TestDomain.Await(() => publisher.SubscriptionCount == 1, "the peer is matched");
        peer.Halt();
        try
        {
            var image = TestImages.Create(256, 256, frame: 0);
            await Task.Run(() =>
            {
                for (var i = 0; i < 100; i++)
                {
                    publisher.Publish(image);
                }
            }).WaitAsync(TimeSpan.FromSeconds(20));
        }
        finally
        {
            peer.Resume();
        }
    }

    [Fact]
    public async Task ClosingAWriterEndsAWriteThatWaits()
    {
        // Only a writer that keeps all its history waits for its readers.
        var qos = QosProfile.Default.ToNative() with { KeepAll = 1 };
        using var peer = _domain.StartPeer();
        using var context = _domain.Open();
        var writer = WriterHandle.Create(context.Participant, "rt/t", Image.DdsType, qos, "");
        peer.CreateCounter("/t");
        TestDomain.Await(() => NativeMethods.WriterMatched(writer) == 1, "the peer is matched");
        peer.Halt();
        try
        {
            var written = 0;
            var task = Task.Run(() => UntilDisposed(() =>
            {
                Write(writer, size: 200_000);
                Interlocked.Increment(ref written);
            }));
            var before = -1;
            while (before != Volatile.Read(ref written))
            {
                before = Volatile.Read(ref written);
                await Task.Delay(500);
            }

            Assert.False(task.IsCompleted);
            writer.Shutdown();
            await task.WaitAsync(TimeSpan.FromSeconds(20));
        }
        finally
        {
            peer.Resume();
        }
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
                Task.Run(() => UntilDisposed(() => publisher.Publish(message))),
                Task.Run(() => UntilDisposed(() => publisher.Publish(message))),
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
                    await Task.WhenAll(Task.Run(handled.Dispose), Task.Run(node.Dispose), Task.Run(context.Dispose), Task.Run(publisher.Dispose));
                })).WaitAsync(TimeSpan.FromSeconds(30));
        }
    }

    [Fact]
    public void CyclesOfContextsLeaveNothingBehind()
    {
        Cycle();
        var (handles, threads) = CountResources();
        for (var i = 0; i < 20; i++)
        {
            Cycle();
        }

        TestDomain.Await(() => CountResources() is var now && now.Handles <= handles && now.Threads <= threads + 2, "file handles and threads are as before");
    }

    [Fact]
    public void CyclesOfEndpointsLeaveNothingBehind()
    {
        using var node = _domain.OpenNode("n");
        var (handles, threads) = CountResources();
        for (var i = 0; i < 200; i++)
        {
            using var publisher = node.Node.CreatePublisher<Header>("/t", QosProfile.Default);
            using var subscription = node.Node.CreateSubscription<Header>("/t", QosProfile.Default, (_, in _) => { });
            publisher.Publish(new Header());
        }

        Assert.Empty(node.Context.Graph.GetTopics());
        TestDomain.Await(() => CountResources() is var now && now.Handles <= handles && now.Threads <= threads + 2, "file handles and threads are as before");
    }

    private static void UntilDisposed(Action action)
    {
        try
        {
            while (true)
            {
                action();
            }
        }
        catch (ObjectDisposedException)
        {
            // What the loop waits for.
        }
    }

    private static unsafe void Write(WriterHandle writer, int size)
    {
        var loan = NativeMethods.Loan(writer, (uint)size, out var data);
        new Span<byte>(data, size).Clear();
        _ = NativeMethods.LoanWrite(writer, loan, (uint)size);
    }

    private void Cycle()
    {
        using var a = _domain.OpenNode("a");
        using var b = _domain.OpenNode("b");
        using var received = new ManualResetEventSlim();
        using var subscription = b.Node.CreateSubscription<Header>("/t", QosProfile.Default, (_, in _) => received.Set());
        using var publisher = a.Node.CreatePublisher<Header>("/t", QosProfile.Default);
        publisher.Publish(new Header());
        Assert.True(received.Wait(TimeSpan.FromSeconds(20)));
    }

    private static (int Handles, int Threads) CountResources()
        => (Directory.GetFiles("/proc/self/fd").Length, Directory.GetDirectories("/proc/self/task").Length);
}
