namespace Robotics.Ros2;

/// <summary>
/// What a managed node does in its transitions. Each is given the state that the node comes from; null succeeds, as in rclcpp. What one
/// throws counts as <see cref="LifecycleResult.Error"/>.
/// </summary>
public sealed record LifecycleCallbacks
{
    /// <summary>Loads and allocates: from unconfigured to inactive.</summary>
    public Func<LifecycleState, LifecycleResult>? OnConfigure { get; init; }

    /// <summary>Begins to work: from inactive to active.</summary>
    public Func<LifecycleState, LifecycleResult>? OnActivate { get; init; }

    /// <summary>Ceases to work: from active to inactive.</summary>
    public Func<LifecycleState, LifecycleResult>? OnDeactivate { get; init; }

    /// <summary>Gives up what was configured: from inactive to unconfigured.</summary>
    public Func<LifecycleState, LifecycleResult>? OnCleanup { get; init; }

    /// <summary>Ends, from any primary state.</summary>
    public Func<LifecycleState, LifecycleResult>? OnShutdown { get; init; }

    /// <summary>
    /// Clears up after an error: success leads to unconfigured, anything else to finalized. Null fails, as in rclcpp.
    /// </summary>
    public Func<LifecycleState, LifecycleResult>? OnError { get; init; }

    internal LifecycleResult Call(LifecycleState transition, LifecycleState from) => transition switch
    {
        LifecycleState.Configuring => Call(OnConfigure, from),
        LifecycleState.Activating => Call(OnActivate, from),
        LifecycleState.Deactivating => Call(OnDeactivate, from),
        LifecycleState.CleaningUp => Call(OnCleanup, from),
        LifecycleState.ShuttingDown => Call(OnShutdown, from),
        _ => OnError?.Invoke(from) ?? LifecycleResult.Failure,
    };

    private static LifecycleResult Call(Func<LifecycleState, LifecycleResult>? callback, LifecycleState from)
        => callback?.Invoke(from) ?? LifecycleResult.Success;
}
