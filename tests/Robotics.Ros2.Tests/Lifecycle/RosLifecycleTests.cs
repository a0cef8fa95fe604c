using Robotics.Msgs.LifecycleMsgs;

namespace Robotics.Ros2.Tests;

public class RosLifecycleTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly TestDomain _domain = new();

    [Theory]
    [InlineData(RosDistro.Humble)]
    [InlineData(RosDistro.Jazzy)]
    public void APeerInCManagesTheNode(RosDistro distro)
    {
        using var node = _domain.OpenNode("seg", distro);
        var lifecycle = new RosLifecycle(
            node.Node,
            new LifecycleCallbacks
            {
                OnActivate = _ => throw new InvalidOperationException("no camera"),
                OnError = _ => LifecycleResult.Success,
            });
        var problems = new List<string>();
        lifecycle.Problem += problems.Add;
        using var peer = _domain.StartPeer(distro);
        Assert.Equal(["1 unconfigured"], peer.Ask("get_state /seg/get_state"));
        Assert.Equal(["0"], peer.Ask("change_state /seg/change_state 3"));
        Assert.Equal(["1"], peer.Ask("change_state /seg/change_state 1"));
        Assert.Equal(["2 inactive"], peer.Ask("get_state /seg/get_state"));
        Assert.Equal(["0"], peer.Ask("change_state /seg/change_state 0 activate"));
        Assert.Equal(["1 unconfigured"], peer.Ask("get_state /seg/get_state"));
        Assert.Equal(LifecycleState.Unconfigured, lifecycle.State);
        Assert.Equal(LifecycleResult.Success, lifecycle.Shutdown());
        Assert.Equal(["4 finalized"], peer.Ask("get_state /seg/get_state"));
        Assert.Equal(2, problems.Count);
        Assert.Contains("no camera", problems[1]);
    }

    [Fact]
    public async Task TheStateCanBeAskedDuringATransitionOfTheProgram()
    {
        using var node = _domain.OpenNode("seg");
        using var observer = _domain.OpenNode("observer");
        using var loading = new ManualResetEventSlim();
        var lifecycle = new RosLifecycle(node.Node, new LifecycleCallbacks
        {
            OnConfigure = _ => loading.Wait(Patience) ? LifecycleResult.Success : LifecycleResult.Failure,
        });
        using var events = observer.Node.CreateSubscription<TransitionEvent>("/seg/transition_event", QosProfile.Default);
        using var asks = observer.Node.CreateClient<GetStateRequest, GetStateResponse>("/seg/get_state");
        Assert.True(await asks.WaitForServiceAsync(Patience));
        TestDomain.Await(() => events.PublisherCount == 1, "the events are matched");
        TestDomain.Await(() => node.Context.Graph.GetSubscriptions("/seg/transition_event").Count == 1, "the observer is known");

        var configuring = Task.Run(lifecycle.Configure);
        TestDomain.Await(() => lifecycle.State == LifecycleState.Configuring, "the transition begins");
        Assert.Equal("configuring", (await asks.CallAsync(new GetStateRequest(), Patience)).CurrentState.Label);
        loading.Set();
        Assert.Equal(LifecycleResult.Success, await configuring);
        Assert.Equal((1, 10), Next(events));
        Assert.Equal((10, 2), Next(events));
        node.Dispose();
        Assert.Equal(LifecycleResult.Success, lifecycle.Shutdown());
    }

    private static (int Start, int Goal) Next(RosSubscription<TransitionEvent> events)
    {
        Assert.True(events.Wait(Patience));
        var next = events.TakeMessage()!;
        return (next.StartState.Id, next.GoalState.Id);
    }
}
