namespace Robotics.Ros2;

/// <summary>The states of a managed node, with the ids of <c>lifecycle_msgs/msg/State</c>.</summary>
public enum LifecycleState
{
    /// <summary>No state; a node is never in it.</summary>
    Unknown = 0,

    /// <summary>Created, without resources.</summary>
    Unconfigured = 1,

    /// <summary>Configured, but not at work.</summary>
    Inactive = 2,

    /// <summary>At work.</summary>
    Active = 3,

    /// <summary>Ended.</summary>
    Finalized = 4,

    /// <summary>On the way from unconfigured to inactive.</summary>
    Configuring = 10,

    /// <summary>On the way from inactive to unconfigured.</summary>
    CleaningUp = 11,

    /// <summary>On the way to finalized.</summary>
    ShuttingDown = 12,

    /// <summary>On the way from inactive to active.</summary>
    Activating = 13,

    /// <summary>On the way from active to inactive.</summary>
    Deactivating = 14,

    /// <summary>After an error, on the way to unconfigured or finalized.</summary>
    ErrorProcessing = 15,
}
