using static Robotics.Ros2.LifecycleState;

namespace Robotics.Ros2.Tests;

public class LifecycleMachineTests
{
    private readonly List<LifecycleState> _states = [];
    private readonly List<string> _problems = [];

    [Theory]
    [InlineData(LifecycleResult.Success, LifecycleResult.Success, "Configuring Inactive")]
    [InlineData(LifecycleResult.Failure, LifecycleResult.Success, "Configuring Unconfigured")]
    [InlineData(LifecycleResult.Error, LifecycleResult.Success, "Configuring ErrorProcessing Unconfigured")]
    [InlineData(LifecycleResult.Error, LifecycleResult.Failure, "Configuring ErrorProcessing Finalized")]
    [InlineData(LifecycleResult.Error, LifecycleResult.Error, "Configuring ErrorProcessing Finalized")]
    public void TheResultOfTheCallbackDecides(LifecycleResult result, LifecycleResult onError, string states)
    {
        var machine = Create(new() { OnConfigure = _ => result, OnError = _ => onError });
        Assert.Equal(result, machine.Change(1, ""));
        Assert.Equal(states, string.Join(' ', _states));
    }

    [Fact]
    public void WhatACallbackThrowsIsAnError()
    {
        var machine = Create(new() { OnConfigure = _ => throw new IOException("The model is missing.") });
        Assert.Equal(LifecycleResult.Error, machine.Change(0, "configure"));
        Assert.Equal([Configuring, ErrorProcessing, Finalized], _states);
        Assert.Contains(_problems, problem => problem.Contains("The model is missing."));
    }

    [Fact]
    public void EachTransitionCallsItsCallbackWithTheStateBefore()
    {
        var calls = new List<string>();
        Func<LifecycleState, LifecycleResult> Note(string name) => from =>
        {
            calls.Add($"{name} {from}");
            return LifecycleResult.Success;
        };
        var machine = Create(new()
        {
            OnConfigure = Note("configure"), OnActivate = Note("activate"), OnDeactivate = Note("deactivate"),
            OnCleanup = Note("cleanup"), OnShutdown = Note("shutdown"),
        });
        byte[] ids = [1, 3, 4, 2, 1, 3, 7];
        Assert.All(ids, id => Assert.Equal(LifecycleResult.Success, machine.Change(id, "")));
        Assert.Equal(
            ["configure Unconfigured", "activate Inactive", "deactivate Active", "cleanup Inactive", "configure Unconfigured",
                "activate Inactive",
                "shutdown Active"],
            calls);
        Assert.Equal(Finalized, machine.State);
    }

    [Fact]
    public void RefusesWhatTheStateDoesNotHave()
    {
        var machine = Create(new());
        for (var id = 0; id <= byte.MaxValue; id++)
        {
            if (id is not (1 or 5))
            {
                Assert.Equal(LifecycleResult.Failure, machine.Change((byte)id, ""));
            }
        }

        Assert.Equal(LifecycleResult.Failure, machine.Change(1, "activate"));
        Assert.Equal(LifecycleResult.Failure, machine.Change(10, "transition_success"));
        Assert.Empty(_states);
        Assert.Equal("There is no transition 'transition_success' from the state unconfigured.", _problems[^1]);
    }

    [Fact]
    public void ACallbackCannotChangeTheState()
    {
        LifecycleMachine? machine = null;
        machine = Create(new() { OnConfigure = _ => machine!.Change(10, "") });
        Assert.Equal(LifecycleResult.Failure, machine.Change(1, ""));
        Assert.Equal([Configuring, Unconfigured], _states);
    }

    private LifecycleMachine Create(LifecycleCallbacks callbacks)
        => new(callbacks) { Moved = (_, goal) => _states.Add(goal), Problem = _problems.Add };
}
