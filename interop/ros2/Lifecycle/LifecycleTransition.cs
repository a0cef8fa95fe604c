namespace Robotics.Ros2;

/// <summary>An edge of the state machine.</summary>
internal sealed record LifecycleTransition(byte Id, string Label, LifecycleState Start, LifecycleState Goal);
