using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Robotics.Nodes.Hosting;
using Robotics.Nodes.Monitoring.Views;
using Robotics.Nodes.Reports;
using Robotics.Nodes.Ros;

namespace Robotics.Nodes.Monitoring;

/// <summary>Collects on a thread of its own, shows the figures while it does, and writes them at the end.</summary>
internal sealed class MonitorService(
    RosSession session,
    MonitorInputs inputs,
    MaskStatistics masks,
    NodeStatistics node,
    IMonitorView view,
    IOptions<MonitorOptions> options,
    IOptions<RunOptions> run,
    NodeFailure failure,
    ILogger<MonitorService> logger) : BackgroundService
{
    private static readonly TimeSpan s_poll = TimeSpan.FromMilliseconds(50);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (run.Value.JsonFile is { } file)
        {
            NodeSummary summary = node.Summary;
            MonitorFigures figures = new(
                masks.Summarize(), masks.Classes(), masks.Timeline(), summary.AllocatedBytesPerFrame, summary.SteadyFrames,
                masks.WritePictures());
            JsonFiles.Write(file, figures, FiguresJsonContext.Default.MonitorFigures);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        session.Serve();
        logger.LogInformation("Waiting for {Topic}.", options.Value.TopicOf("label_info"));
        Task collecting = Task.Factory.StartNew(
            () => Collect(stoppingToken), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        Task showing = view.ShowAsync(() => new MonitorSnapshot(masks.Summarize(), node.Summary), stoppingToken);
        await Task.WhenAll(collecting, showing);
    }

    private void Collect(CancellationToken stopping)
    {
        try
        {
            while (!stopping.IsCancellationRequested && !inputs.TryOpen(s_poll))
            {
            }

            while (!stopping.IsCancellationRequested)
            {
                inputs.Collect(s_poll);
            }
        }
        catch (Exception e)
        {
            failure.Report(e, "The monitor");
        }
    }
}
