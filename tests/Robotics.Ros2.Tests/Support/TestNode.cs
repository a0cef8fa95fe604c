namespace Robotics.Ros2.Tests;

/// <summary>A node and the context that it has for itself, as in a process of its own.</summary>
internal sealed class TestNode(RosContext context, string name) : IDisposable
{
    internal RosContext Context { get; } = context;

    internal RosNode Node { get; } = context.CreateNode(name);

    public void Dispose() => Context.Dispose();
}
