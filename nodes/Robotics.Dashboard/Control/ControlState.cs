namespace Robotics.Dashboard.Control;

/// <summary>What of the node can be changed, as a page shows it.</summary>
/// <param name="Lifecycle">Label of the state, or null where the node is no managed one.</param>
/// <param name="Transitions">Labels of the transitions that the state allows.</param>
/// <param name="CanEnable">Whether the node can be switched on and off.</param>
/// <param name="IsEnabled">Whether it is on; null where it does not say.</param>
/// <param name="HasParameters">Whether the node tells its parameters.</param>
/// <param name="Revision">Grows when a parameter changes.</param>
internal sealed record ControlState(
    string? Lifecycle, string[] Transitions, bool CanEnable, bool? IsEnabled, bool HasParameters, long Revision);
