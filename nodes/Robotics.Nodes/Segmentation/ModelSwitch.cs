using Microsoft.Extensions.Logging;
using Robotics.Inference;
using Robotics.Nodes.Ros;
using Robotics.Nodes.Segmentation.Settings;
using Robotics.Ros2;

namespace Robotics.Nodes.Segmentation;

/// <summary>
/// Exchanges the model while the node works: a change of its parameters loads the new one beside the old one, and is refused when that
/// fails. Otherwise the labels and, between two frames, the engine are exchanged.
/// </summary>
internal sealed class ModelSwitch
{
    private readonly ModelParameters _parameters;
    private readonly EngineSlot _slot;
    private readonly LabelOutput _labels;
    private readonly int _cameras;
    private readonly ILogger _logger;
    private SegmentationEngine? _present;
    private SegmentationEngine? _next;

    public ModelSwitch(
        RosSession session,
        SegmentationParameters parameters,
        EngineSlot slot,
        LabelOutput labels,
        ILogger<ModelSwitch> logger)
    {
        _parameters = parameters.Model;
        _slot = slot;
        _labels = labels;
        _cameras = parameters.Cameras.Count;
        _logger = logger;
        session.Parameters.AddValidator(Prepare);
        session.Parameters.Changed += Exchange;
    }

    // Parameters are set by one thread at a time, and validators come right before the change or not at all.
    private string? Prepare(IReadOnlyList<RosParameterChange> changes)
    {
        _next?.Dispose();
        _next = null;
        _present = _slot.Engine;
        if (_present is null || !changes.Any(_parameters.Concerns))
        {
            return null;
        }

        try
        {
            ModelSettings settings = _parameters.After(changes);
            _logger.LogInformation("Loading {Model} beside {Present}.", settings.Model, _present.Settings.Model);
            _next = SegmentationEngine.Load(settings, _cameras);
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
        lock (_slot.Frame)
        {
            replaced = _slot.TryReplace(_present, next);
            if (replaced)
            {
                _labels.Publish(next.Model.Labels);
            }
        }

        (replaced ? _present : next)?.Dispose();
        if (replaced)
        {
            _logger.LogInformation("{Model} on {Provider} is at work now.", next.Settings.Model, ProviderNames.Of(next.Model.Provider));
        }
    }
}
