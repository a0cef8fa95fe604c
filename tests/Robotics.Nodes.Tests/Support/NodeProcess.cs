namespace Robotics.Nodes.Tests.Support;

/// <summary>The node's program.</summary>
internal sealed class NodeProcess(int domain, params string[] arguments) : ProgramProcess(
    "Robotics.Nodes", "robotics-node", domain, arguments);
