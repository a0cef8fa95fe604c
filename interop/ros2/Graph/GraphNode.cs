namespace Robotics.Ros2;

/// <summary>A node in the graph.</summary>
/// <param name="Namespace">The full namespace, <c>/</c> for the root.</param>
/// <param name="Name">The name in it.</param>
public sealed record GraphNode(string Namespace, string Name)
{
    /// <summary>The full name, as <c>ros2 node list</c> shows it.</summary>
    public string FullName => RosNames.FullNodeName(Name, Namespace);
}
