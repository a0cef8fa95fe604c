namespace Robotics.Ros2;

/// <summary>A service in the graph.</summary>
/// <param name="Name">The full name.</param>
/// <param name="Types">The types its servers and clients use, more than one when they disagree.</param>
public sealed record GraphService(string Name, IReadOnlyList<string> Types);
