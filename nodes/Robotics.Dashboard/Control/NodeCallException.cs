namespace Robotics.Dashboard.Control;

/// <summary>The node did not do what it was asked for; the message says why.</summary>
internal sealed class NodeCallException(string message) : Exception(message);
