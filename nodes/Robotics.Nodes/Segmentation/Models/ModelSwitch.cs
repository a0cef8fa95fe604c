using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Robotics.Inference;
using Robotics.Nodes.Ros;
using Robotics.Nodes.Segmentation.Outputs;
using Robotics.Nodes.Segmentation.Reporting;
using Robotics.Nodes.Segmentation.Settings;
using Robotics.Ros2;

namespace Robotics.Nodes.Segmentation.Models;

/// <summary>
/// Exchanges the model while the node works: a change of its parameters loads the new one beside the old one, and is refused when that
/// fails. Otherwise the labels and, between two frames, the engine are exchanged.
/// </summary>
internal sealed class ModelSwitch(
    RosSession session,
    SegmentationParameters parameters,
    EngineSlot slot,
    LabelOutput labels,
    ILogger<ModelSwitch> logger) : IHostedService
{
    private SegmentationEngine? _present;
    private SegmentationEngine? _next;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        session.Parameters.AddValidator(Prepare);
        session.Parameters.Changed += Exchange;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // Parameters are set by one thread at a time, and validators come right before the change or not at all.
    private string? Prepare(IReadOnlyList<RosParameterChange> changes)
    {
        _next?.Dispose();
        _next = null;
        _present = slot.Engine;
        if (_present is null || !changes.Any(parameters.Model.Concerns))
        {
            return null;
        }

        try
        {
            ModelSettings settings = parameters.Model.After(changes);
            logger.LogInformation("Loading {Model} beside {Present}.", settings.Model, _present.Settings.Model);
            _next = SegmentationEngine.Load(settings, parameters.Cameras.Count);
            return null;
        }
        catch (Exception e) when (e is ModelException or ProviderException)
        {
            return $"{e.Message} {_present.Settings.Model} runs on.";
        }
    }

    private void Exchange(IReadOnlyList<RosParameterChange> changes)
    {
        if (_next is not { } next)
        {
            return;
        }

        _next = null;
        bool replaced;
        lock (slot.Frame)
        {
            replaced = slot.TryReplace(_present, next);
            if (replaced)
            {
                labels.Publish(next.Model.Labels);
            }
        }

        (replaced ? _present : next)?.Dispose();
        if (replaced)
        {
            logger.LogInformation("{Model} on {Provider} is at work now.", next.Settings.Model, ProviderNames.Of(next.Model.Provider));
        }
    }
}
