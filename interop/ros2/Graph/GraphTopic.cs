namespace Robotics.Ros2;

/// <summary>A topic in the graph.</summary>
/// <param name="Name">The full name.</param>
/// <param name="Types">The types its endpoints use, more than one when they disagree.</param>
public sealed record GraphTopic(string Name, IReadOnlyList<string> Types);
