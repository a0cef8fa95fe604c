using Microsoft.Extensions.Hosting;
using Robotics.Dashboard.Ros;
using Robotics.Msgs.LifecycleMsgs;
using Robotics.Ros2;

namespace Robotics.Dashboard.Control;

/// <summary>
/// The state of the node where it is a managed one. It is asked for when the node appears and when it tells of a transition.
/// </summary>
internal sealed class LifecycleGateway : BackgroundService
{
    private static readonly TimeSpan s_period = TimeSpan.FromMilliseconds(250);

    private readonly NodeServices _services;
    private readonly RosSubscription<TransitionEvent> _events;
    private volatile Transition[] _transitions = [];
    private volatile bool _isOutdated = true;

    public LifecycleGateway(RosNode node, WatchedNode watched, NodeServices services)
    {
        _services = services;
        _events = node.Listen<TransitionEvent>(watched.Own("transition_event"), QosProfile.Default, _ => _isOutdated = true);
    }

    /// <summary>The state's label, or null where the node is no managed one.</summary>
    public string? State { get; private set; }

    /// <summary>Labels of the transitions that the state allows.</summary>
    public string[] Transitions => [.. _transitions.Select(transition => transition.Label).Distinct()];

    /// <exception cref="NodeCallException">The state does not allow the transition, or it went wrong.</exception>
    public async Task ChangeAsync(string label, CancellationToken cancellation)
    {
        Transition transition = Array.Find(_transitions, candidate => candidate.Label == label)
            ?? throw new NodeCallException($"The node is {State ?? "no managed node"}, which does not allow '{label}'.");
        ChangeStateResponse response = await _services.CallAsync(
            NodeServiceTable.ChangeState, new ChangeStateRequest { Transition = transition }, cancellation);
        await RefreshAsync(cancellation);
        if (!response.Success)
        {
            throw new NodeCallException($"The transition '{label}' failed, and the node is {State}; its log says why.");
        }
    }

    public override void Dispose()
    {
        _events.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(s_period);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (!_services.Offers(NodeServiceTable.GetState))
            {
                (State, _transitions, _isOutdated) = (null, [], true);
            }
            else if (_isOutdated)
            {
                await TryRefreshAsync(stoppingToken);
            }
        }
    }

    private async Task TryRefreshAsync(CancellationToken cancellation)
    {
        try
        {
            await RefreshAsync(cancellation);
        }
        catch (NodeCallException)
        {
            // The node left meanwhile, or is busy; it is asked again.
            _isOutdated = true;
        }
    }

    private async Task RefreshAsync(CancellationToken cancellation)
    {
        // Before the questions: what happens after them is noticed.
        _isOutdated = false;
        GetStateResponse state = await _services.CallAsync(NodeServiceTable.GetState, new GetStateRequest(), cancellation);
        GetAvailableTransitionsResponse transitions = await _services.CallAsync(
            NodeServiceTable.GetTransitions, new GetAvailableTransitionsRequest(), cancellation);
        _transitions = [.. transitions.AvailableTransitions.Select(found => found.Transition)];
        State = state.CurrentState.Label;
    }
}
