using Robotics.Msgs.StdMsgs;

namespace Robotics.Ros2.Tests;

[Collection(nameof(Alone))]
public class ResourceTests
{
    private readonly TestDomain _domain = new();

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
