namespace Robotics.Ros2;

/// <summary>How a transition of a managed node went, with the ids of <c>lifecycle_msgs/msg/Transition</c>.</summary>
public enum LifecycleResult
{
    /// <summary>Done.</summary>
    Success = 97,

    /// <summary>Not done; the node is as before, or unconfigured when an error was cleared up.</summary>
    Failure = 98,

    /// <summary>An error, which is then processed.</summary>
    Error = 99,
}
