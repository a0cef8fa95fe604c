using Microsoft.Extensions.Logging;
using Robotics.Inference;
using Robotics.Nodes.Hosting;
using Robotics.Nodes.Ros;
using Robotics.Nodes.Segmentation.Models;
using Robotics.Nodes.Segmentation.Outputs;
using Robotics.Nodes.Segmentation.Settings;
using Robotics.Ros2;

namespace Robotics.Nodes.Segmentation;

/// <summary>
/// The node's states: configure loads and warms the model and announces the topics, activate subscribes, deactivate leaves the cameras,
/// cleanup gives all up. A model that cannot be had leaves the node unconfigured, with the reason, for another try.
/// </summary>
internal sealed class SegmentationLifecycle
{
    private readonly IReadOnlyList<CameraStream> _cameras;
    private readonly ModelParameters _parameters;
    private readonly EngineSlot _slot;
    private readonly LabelOutput _labels;
    private readonly WorkSwitch _work;
    private readonly ILogger _logger;
    private readonly RosLifecycle _lifecycle;
    private volatile string _problem = "";

    public SegmentationLifecycle(
        RosSession session,
        IReadOnlyList<CameraStream> cameras,
        SegmentationParameters parameters,
        EngineSlot slot,
        LabelOutput labels,
        WorkSwitch work,
        ILogger<SegmentationLifecycle> logger)
    {
        _cameras = cameras;
        _parameters = parameters.Model;
        _slot = slot;
        _labels = labels;
        _work = work;
        _logger = logger;
        _lifecycle = new RosLifecycle(session.Node, new LifecycleCallbacks
        {
            OnConfigure = _ => Configure(),
            OnActivate = _ => Switch(active: true),
            OnDeactivate = _ => Switch(active: false),
            OnCleanup = _ => Release(),
            OnShutdown = _ => Release(),
            OnError = _ => Release(),
        });
        _lifecycle.StateChanged += (_, _) => StateChanged?.Invoke();
        _lifecycle.Problem += sentence => _logger.LogWarning("{Sentence}", sentence);
    }

    /// <summary>The state changed. Called on the thread of the transition.</summary>
    public event Action? StateChanged;

    public LifecycleState State => _lifecycle.State;

    /// <summary>Why the last configure failed; empty after one that did not.</summary>
    public string Problem => _problem;

    /// <summary>Configures and activates.</summary>
    /// <exception cref="NodeStartException">It did not come so far; the message says why.</exception>
    public void Start()
    {
        if (_lifecycle.Configure() != LifecycleResult.Success || _lifecycle.Activate() != LifecycleResult.Success)
        {
            throw new NodeStartException(_problem.Length > 0 ? _problem : "The node could not be started; its log says why.");
        }
    }

    /// <summary>Ends the work for good.</summary>
    public void Shutdown() => _lifecycle.Shutdown();

    private LifecycleResult Configure()
    {
        try
        {
            ModelSettings settings = _parameters.Current;
            _logger.LogInformation("Loading {Model}.", settings.Model);
            _slot.TryReplace(null, SegmentationEngine.Load(settings, _cameras.Count));
        }
        catch (Exception e) when (e is ModelException or ProviderException)
        {
            _problem = e.Message;
            _logger.LogError("{Problem}", e.Message);
            return LifecycleResult.Failure;
        }

        _problem = "";
        _labels.Publish(_slot.Engine!.Model.Labels);
        foreach (CameraStream camera in _cameras)
        {
            camera.Outputs.Open();
        }

        return LifecycleResult.Success;
    }

    private LifecycleResult Switch(bool active)
    {
        _work.SetActive(active);
        return LifecycleResult.Success;
    }

    private LifecycleResult Release()
    {
        _work.SetActive(false);
        foreach (CameraStream camera in _cameras)
        {
            camera.Outputs.Close();
        }

        _labels.Close();
        _slot.Clear();
        return LifecycleResult.Success;
    }
}
