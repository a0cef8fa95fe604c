using Robotics.Ros2;

namespace Robotics.Nodes.Segmentation.Reporting;

internal static class LifecycleLabels
{
    private static readonly Dictionary<LifecycleState, string> s_labels =
        Enum.GetValues<LifecycleState>().ToDictionary(state => state, state => $"{state}".ToLowerInvariant());

    /// <summary>The state as <c>~/get_state</c> names it, without allocating.</summary>
    public static string Of(LifecycleState state) => s_labels[state];
}
