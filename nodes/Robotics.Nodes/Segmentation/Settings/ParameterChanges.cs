using Robotics.Ros2;

namespace Robotics.Nodes.Segmentation.Settings;

internal static class ParameterChanges
{
    /// <summary>The value after changes that are allowed.</summary>
    public static T After<T>(this RosParameter<T> parameter, IReadOnlyList<RosParameterChange> changes)
    {
        RosParameterChange change = changes.LastOrDefault(change => change.Name == parameter.Name);
        return change.Value is { } value ? value.As<T>() : parameter.Value;
    }
}
