namespace Robotics.Nodes.Monitoring.Views;

/// <summary>Shows what the monitor sees, again and again.</summary>
internal interface IMonitorView
{
    /// <summary>Shows until it is cancelled, and then the last state once more.</summary>
    Task ShowAsync(Func<MonitorSnapshot> look, CancellationToken cancellation);
}
