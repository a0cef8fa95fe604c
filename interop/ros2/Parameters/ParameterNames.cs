namespace Robotics.Ros2;

internal static class ParameterNames
{
    /// <summary>Any text without blanks and control characters, as <c>qos_overrides./image.subscription.depth</c>.</summary>
    internal static bool IsAllowed(string name) => name.Length > 0 && !name.Any(c => char.IsWhiteSpace(c) || char.IsControl(c));
}
