using System.Globalization;
using Robotics.Nodes.Camera;
using Robotics.Nodes.Monitoring;
using Robotics.Nodes.Reports;
using Robotics.Nodes.Segmentation.Reporting;

namespace Robotics.Nodes.Demo;

/// <summary>Runs the three processes, and makes the summary and the report of what they measured.</summary>
internal static class DemoRun
{
    private static readonly TimeSpan s_startTimeout = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan s_poll = TimeSpan.FromMilliseconds(100);

    // What is under way when the camera stops still arrives.
    private static readonly TimeSpan s_drain = TimeSpan.FromSeconds(1);

    /// <summary>Runs everything and writes the results.</summary>
    /// <exception cref="DemoException">A process failed, or the results are not sane; these are written nevertheless.</exception>
    /// <exception cref="OperationCanceledException">The demo was interrupted.</exception>
    public static async Task RunAsync(DemoOptions options, CancellationToken cancellation)
    {
        ModelCard model = ModelCard.Load(options.Model);
        DemoFolder folder = DemoFolder.Create(options.Folder);
        int domain = options.DomainId ?? FreeDomain.Find();
        Console.WriteLine(
            $"Camera {DemoOptions.Size} at {DemoOptions.Rate} Hz, node and monitor in ROS domain {domain}; {options.Seconds} s.");
        await RunProcessesAsync(options, folder, domain, cancellation);

        CameraFigures camera = JsonFiles.Read(folder.CameraJson, FiguresJsonContext.Default.CameraFigures);
        NodeFigures node = JsonFiles.Read(folder.NodeJson, FiguresJsonContext.Default.NodeFigures);
        MonitorFigures monitor = JsonFiles.Read(folder.MonitorJson, FiguresJsonContext.Default.MonitorFigures);
        string[] problems = [.. DemoChecks.Problems(camera, node, monitor)];
        DemoSummary summary = DemoSummary.Of(camera, node, monitor, options.Model, problems);
        JsonFiles.Write(folder.SummaryJson, summary, FiguresJsonContext.Default.DemoSummary);
        if (options.JsonFile is { } file)
        {
            JsonFiles.Write(file, summary, FiguresJsonContext.Default.DemoSummary);
        }

        File.WriteAllText(folder.Report, new DemoReport(summary, monitor, model).ToHtml());
        SummaryText.Write(Console.Out, summary, folder);
        if (problems.Length > 0)
        {
            throw new DemoException(problems[0]);
        }
    }

    private static async Task RunProcessesAsync(DemoOptions options, DemoFolder folder, int domain, CancellationToken cancellation)
    {
        string[] nodeArguments = ["--model", options.Model, "--json", folder.NodeJson, .. Limit(options)];
        string[] monitorArguments = ["--json", folder.MonitorJson, "--pictures", folder.Pictures, .. Limit(options)];
        using DemoProcess node = new("node", nodeArguments, domain, folder.NodeLog);
        using DemoProcess monitor = new("monitor", monitorArguments, domain, folder.MonitorLog);
        using DemoProcess camera = new("camera", CameraArguments(options, folder), domain, folder.CameraLog);

        using CancellationTokenSource deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(TimeLimit(options));
        try
        {
            while (!camera.HasExited)
            {
                await Task.Delay(s_poll, deadline.Token);
                CheckRunning(node);
                CheckRunning(monitor);
            }
        }
        catch (OperationCanceledException)
        {
            cancellation.ThrowIfCancellationRequested();
            throw new DemoException($"The camera did not come to its end; the logs are in {folder.Path}.");
        }

        await camera.StopAsync();
        await Task.Delay(s_drain, cancellation);
        await monitor.StopAsync();
        await node.StopAsync();
    }

    private static void CheckRunning(DemoProcess process)
    {
        process.CheckExit();
        if (process.HasExited)
        {
            throw new DemoException($"The {process.Verb} ended before the camera.");
        }
    }

    // Should this process be killed, nobody would stop the others: they end by themselves in the end.
    private static string[] Limit(DemoOptions options) =>
        ["--seconds", (TimeLimit(options) + s_startTimeout).TotalSeconds.ToString(CultureInfo.InvariantCulture)];

    private static TimeSpan TimeLimit(DemoOptions options) => s_startTimeout + TimeSpan.FromSeconds(options.Seconds * 2);

    private static string[] CameraArguments(DemoOptions options, DemoFolder folder) =>
    [
        "--wait",
        "--size", DemoOptions.Size,
        "--rate", $"{DemoOptions.Rate}",
        "--frames", $"{options.Frames}",
        "--json", folder.CameraJson,
    ];
}
