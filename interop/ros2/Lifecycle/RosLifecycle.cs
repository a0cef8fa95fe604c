using Robotics.Msgs.LifecycleMsgs;

namespace Robotics.Ros2;

/// <summary>
/// Makes a node a managed one: the states, transitions, services and <c>~/transition_event</c> of rcl_lifecycle. Transitions come from the
/// program or through <c>~/change_state</c>, one at a time, and run on the thread that asks for them. Ends with the node.
/// </summary>
public sealed class RosLifecycle
{
    private readonly LifecycleMachine _machine;
    private readonly RosPublisher<TransitionEvent> _events;

    /// <summary>Begins in the state unconfigured and offers the services.</summary>
    /// <param name="node">The node to manage; it can be managed once.</param>
    /// <param name="callbacks">What the transitions do.</param>
    /// <exception cref="ObjectDisposedException">The node is disposed.</exception>
    public RosLifecycle(RosNode node, LifecycleCallbacks callbacks)
    {
        ArgumentNullException.ThrowIfNull(node);
        ArgumentNullException.ThrowIfNull(callbacks);
        _machine = new LifecycleMachine(callbacks) { Moved = Publish, Problem = sentence => Problem?.Invoke(sentence) };
        _events = node.CreatePublisher<TransitionEvent>("~/transition_event", QosProfile.Default);
        LifecycleServices.Start(node, _machine);
    }

    /// <summary>A transition was impossible or went wrong; the argument says so in a sentence for the log.</summary>
    public event Action<string>? Problem;

    /// <summary>The state changed: from, to. Called on the thread of the transition.</summary>
    public event Action<LifecycleState, LifecycleState>? StateChanged;

    /// <summary>The state now; during a transition, that of the transition.</summary>
    public LifecycleState State => _machine.State;

    /// <summary>From unconfigured to inactive.</summary>
    /// <returns>What the callback returned; failure when the state has no such transition.</returns>
    public LifecycleResult Configure() => Change("configure");

    /// <summary>From inactive to active.</summary>
    /// <inheritdoc cref="Configure"/>
    public LifecycleResult Activate() => Change("activate");

    /// <summary>From active to inactive.</summary>
    /// <inheritdoc cref="Configure"/>
    public LifecycleResult Deactivate() => Change("deactivate");

    /// <summary>From inactive to unconfigured.</summary>
    /// <inheritdoc cref="Configure"/>
    public LifecycleResult Cleanup() => Change("cleanup");

    /// <summary>From any primary state to finalized.</summary>
    /// <inheritdoc cref="Configure"/>
    public LifecycleResult Shutdown() => Change("shutdown");

    private LifecycleResult Change(string label) => _machine.Change(0, label);

    private void Publish(LifecycleState start, LifecycleState goal)
    {
        try
        {
            _events.Publish(LifecycleServices.ToEvent(start, goal));
        }
        catch (ObjectDisposedException) when (_events.IsDisposed)
        {
            // The node is gone; the program may still take its parts down in order.
        }

        StateChanged?.Invoke(start, goal);
    }
}
