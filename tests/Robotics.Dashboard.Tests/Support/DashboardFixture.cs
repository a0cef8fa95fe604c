namespace Robotics.Dashboard.Tests.Support;

/// <summary>A node and the dashboard that shows it.</summary>
public sealed class DashboardFixture : IDisposable
{
    public DashboardFixture()
    {
        Node = new StreetNode(TestGraph.Open());
        Process = new DashboardProcess("/" + StreetNode.Name);
    }

    internal StreetNode Node { get; }

    internal DashboardProcess Process { get; }

    public void Dispose()
    {
        Process.Dispose();
        Node.Dispose();
    }
}
