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
        var before = CountResources();
        for (var i = 0; i < 20; i++)
        {
            Cycle();
        }

        AwaitNoMoreThan(before);
    }

    [Fact]
    public void CyclesOfEndpointsLeaveNothingBehind()
    {
        using var node = _domain.OpenNode("n");
        var before = CountResources();
        for (var i = 0; i < 200; i++)
        {
            using var publisher = node.Node.CreatePublisher<Header>("/t", QosProfile.Default);
            using var subscription = node.Node.CreateSubscription<Header>("/t", QosProfile.Default, (_, in _) => { });
            publisher.Publish(new Header());
        }

        Assert.Empty(node.Context.Graph.GetTopics());
        AwaitNoMoreThan(before);
    }

    /// <summary>Fewer is no leak: what earlier tests left to the finalizer goes at its own time.</summary>
    private static void AwaitNoMoreThan((int Handles, int Threads) before) => TestDomain.Await(
        () => CountResources() is var now && now.Handles <= before.Handles && now.Threads <= before.Threads,
        $"handles and threads are {before} again");

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

    /// <summary>Sockets, pipes and the like, and the threads that the runtime does not run for itself.</summary>
    private static (int Handles, int Threads) CountResources() => (
        Directory.GetFiles("/proc/self/fd").Count(
            handle => Read(() => new FileInfo(handle).LinkTarget) is { } target && !target.StartsWith('/')),
        Directory.GetDirectories("/proc/self/task").Count(
            thread => Read(() => File.ReadAllText($"{thread}/comm")) is { } name && !name.StartsWith(".NET")));

    private static string? Read(Func<string?> read)
    {
        try
        {
            return read();
        }
        catch (IOException)
        {
            // The handle or thread has ended since it was listed.
            return null;
        }
    }
}
