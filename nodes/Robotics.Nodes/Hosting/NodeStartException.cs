namespace Robotics.Nodes.Hosting;

/// <summary>A node could not begin its work.</summary>
internal sealed class NodeStartException(string message) : Exception(message);
