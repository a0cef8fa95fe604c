namespace Robotics.Ros2;

/// <summary>A new value for a parameter.</summary>
/// <param name="Name">The parameter.</param>
/// <param name="Value">The value.</param>
public readonly record struct RosParameterChange(string Name, RosParameterValue Value);
