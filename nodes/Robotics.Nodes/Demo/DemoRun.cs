using System.Globalization;
using Robotics.Nodes.Camera;
using Robotics.Nodes.Monitoring;
using Robotics.Nodes.Reports;
using Robotics.Nodes.Segmentation;

namespace Robotics.Nodes.Demo;

/// <summary>Runs the three processes, and makes the summary and the report of what they measured.</summary>
internal static class DemoRun
{
    private const double MinPictureInterval = 0.2;
    private static readonly TimeSpan s_startTimeout = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan s_poll = TimeSpan.FromMilliseconds(100);

    // What is under way when the camera stops still arrives.
    private static readonly TimeSpan s_drain = TimeSpan.FromSeconds(1);

    /// <returns>True when the results are sane.</returns>
    /// <exception cref="DemoException">A process failed.</exception>
    public static async Task<bool> RunAsync(DemoOptions options, CancellationToken cancellation)
    {
        DemoFolder folder = DemoFolder.Create(options.Folder);
        int domain = options.DomainId ?? FreeDomain.Find();
        Console.WriteLine($"Camera {DemoOptions.Size} at {DemoOptions.Rate} Hz, node and monitor in ROS domain {domain}; {options.Seconds} s.");
        await RunProcessesAsync(options, folder, domain, cancellation);

        CameraFigures camera = JsonFiles.Read(folder.CameraJson, FiguresJsonContext.Default.CameraFigures);
        NodeFigures node = JsonFiles.Read(folder.NodeJson, FiguresJsonContext.Default.NodeFigures);
        MonitorFigures monitor = JsonFiles.Read(folder.MonitorJson, FiguresJsonContext.Default.MonitorFigures);
        string[] problems = [.. DemoChecks.Problems(camera, node, monitor)];
        DemoSummary summary = DemoSummary.Of(camera, node, monitor, problems);
        JsonFiles.Write(folder.SummaryJson, summary, FiguresJsonContext.Default.DemoSummary);
        if (options.JsonFile is { } file)
        {
            JsonFiles.Write(file, summary, FiguresJsonContext.Default.DemoSummary);
        }

        DemoReport.Write(folder, summary, monitor);
        SummaryText.Write(Console.Out, summary, folder);
        return problems.Length == 0;
    }

    private static async Task RunProcessesAsync(DemoOptions options, DemoFolder folder, int domain, CancellationToken cancellation)
    {
        using DemoProcess node = new("node", ["--model", options.Model, "--json", folder.NodeJson], domain, folder.LogOf("node"));
        using DemoProcess monitor = new("monitor", MonitorArguments(options, folder), domain, folder.LogOf("monitor"));
        using DemoProcess camera = new("camera", CameraArguments(options, folder), domain, folder.LogOf("camera"));

        using CancellationTokenSource deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(s_startTimeout + TimeSpan.FromSeconds(options.Seconds * 2));
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
            throw new DemoException(cancellation.IsCancellationRequested
                ? "The demo was interrupted."
                : $"The camera did not come to its end; the logs are in {folder.Path}.");
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

    private static string[] MonitorArguments(DemoOptions options, DemoFolder folder) =>
    [
        "--json", folder.MonitorJson,
        "--pictures", $"{DemoOptions.Pictures}",
        "--picture-interval", Math.Max(MinPictureInterval, options.Seconds / (DemoOptions.Pictures + 1)).ToString(CultureInfo.InvariantCulture),
        "--out", folder.Path,
    ];

    private static string[] CameraArguments(DemoOptions options, DemoFolder folder) =>
    [
        "--wait",
        "--size", DemoOptions.Size,
        "--rate", $"{DemoOptions.Rate}",
        "--frames", $"{options.Frames}",
        "--json", folder.CameraJson,
    ];
}
