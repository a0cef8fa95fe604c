using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Robotics.Inference;
using Robotics.Nodes.Hosting;
using Robotics.Nodes.Reports;
using Robotics.Nodes.Ros;

namespace Robotics.Nodes.Segmentation;

/// <summary>Starts and stops the node's threads in order, and writes its figures at the end.</summary>
internal sealed class SegmentationService(
    SegmentationModel model,
    RosSession session,
    IOptions<SegmentationOptions> options,
    IOptions<RunOptions> run,
    SegmentationWorker worker,
    NodeReporter reporter,
    FrameMailbox mailbox,
    FrameCounters counters,
    FrameStatistics statistics,
    TopicStatistics arrivals,
    ILogger<SegmentationService> logger) : IHostedService, IDisposable
{
    private ImageInputs? _inputs;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        worker.Start();
        reporter.Start();
        _inputs = new ImageInputs(session, options.Value.ImageTransport, mailbox, counters, arrivals);
        LogStart();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _inputs?.Dispose();
        worker.Stop();
        reporter.Stop();
        logger.LogInformation(
            "Stopped: {Received} frames received, {Segmented} segmented, {Dropped} dropped, {Rejected} rejected.",
            counters.Received,
            counters.Segmented,
            counters.Dropped,
            counters.Rejected);
        if (run.Value.JsonFile is { } file)
        {
            JsonFiles.Write(file, NodeFigures.Of(model, counters, statistics.Total), FiguresJsonContext.Default.NodeFigures);
        }

        return Task.CompletedTask;
    }

    public void Dispose() => _inputs?.Dispose();

    private void LogStart()
    {
        if (model.FallbackReason is { } reason)
        {
            logger.LogWarning("Running on the CPU instead of {Provider}: {Reason}", options.Value.Provider, reason);
        }

        if (model.SelfCheck is { Passed: false } check)
        {
            logger.LogWarning("The model failed its self-check: {Agreement:P2} agree, {Threshold:P2} should.", check.Agreement, check.Threshold);
        }

        logger.LogInformation(
            "{Node} in domain {Domain}: {Model} ({Height}x{Width}, {Classes} classes) on {Provider}, listening to {Topic}.",
            session.NodeName,
            session.DomainId,
            model.Manifest.Name,
            model.Manifest.Input.Height,
            model.Manifest.Input.Width,
            model.Labels.Count,
            ProviderNames.Of(model.Provider),
            session.Resolve(ImageInputs.RawTopic));
    }
}
