using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Robotics.Inference;
using Robotics.Nodes.Hosting;
using Robotics.Nodes.Reports;
using Robotics.Nodes.Ros;
using Robotics.Nodes.Segmentation.Models;
using Robotics.Nodes.Segmentation.Reporting;
using Robotics.Nodes.Segmentation.Settings;

namespace Robotics.Nodes.Segmentation;

/// <summary>Starts and stops the node's parts in order, and writes its figures at the end.</summary>
internal sealed class SegmentationService(
    RosSession session,
    SegmentationParameters parameters,
    IReadOnlyList<CameraStream> cameras,
    StageHistograms times,
    EngineSlot slot,
    SegmentationLifecycle lifecycle,
    WorkSwitch work,
    NodeReporter reporter,
    IOptions<RunOptions> run,
    ILogger<SegmentationService> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifecycle.StateChanged += reporter.TellState;
        reporter.Start();
        session.Serve();
        if (parameters.Autostart)
        {
            lifecycle.Start();
            LogStart(slot.Engine!.Model);
        }
        else
        {
            logger.LogInformation("{Node} in domain {Domain} waits to be configured.", session.NodeName, session.DomainId);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        work.SetActive(false);
        reporter.Stop();
        NodeFigures figures = NodeFigures.Of(slot.Engine?.Model, cameras, times);
        NodeFrames frames = figures.Frames;
        logger.LogInformation(
            "Stopped: {Received} frames received, {Segmented} segmented, {Dropped} dropped, {Rejected} rejected.",
            frames.Received,
            frames.Segmented,
            frames.Dropped,
            frames.Rejected);
        if (run.Value.JsonFile is { } file)
        {
            JsonFiles.Write(file, figures, FiguresJsonContext.Default.NodeFigures);
        }

        lifecycle.Shutdown();
        return Task.CompletedTask;
    }

    private void LogStart(SegmentationModel model)
    {
        if (model.FallbackReason is { } reason)
        {
            logger.LogWarning("Running on the CPU instead of the provider asked for: {Reason}", reason);
        }

        if (model.SelfCheck is { Passed: false } check)
        {
            logger.LogWarning(
                "The model failed its self-check: {Agreement:P2} agree, {Threshold:P2} should.", check.Agreement, check.Threshold);
        }

        logger.LogInformation(
            "{Node} in domain {Domain}: {Model} ({Height}x{Width}, {Classes} classes) on {Provider}, listening to {Topics}.",
            session.NodeName,
            session.DomainId,
            model.Manifest.Name,
            model.Manifest.Input.Height,
            model.Manifest.Input.Width,
            model.Labels.Count,
            ProviderNames.Of(model.Provider),
            string.Join(", ", cameras.Select(camera => camera.Images.RawName)));
    }
}
