using Robotics.Nodes.Hosting;
using Robotics.Nodes.Ros;
using Robotics.Nodes.Segmentation.Models;
using Robotics.Nodes.Segmentation.Settings;

namespace Robotics.Nodes.Segmentation;

/// <summary>Lets the node work while it is both active and enabled. Any thread switches.</summary>
internal sealed class WorkSwitch(
    RosSession session,
    IReadOnlyList<CameraStream> cameras,
    EngineSlot slot,
    SegmentationParameters parameters,
    NodeFailure failure) : IDisposable
{
    private readonly Lock _gate = new();
    private SegmentationRun? _run;
    private bool _active;
    private bool _enabled = true;

    /// <summary>What <c>~/set_enabled</c> asked for last.</summary>
    public bool IsEnabled => Volatile.Read(ref _enabled);

    /// <summary>Follows the lifecycle: the engine is in its slot and the outputs are open as long as this is true.</summary>
    public void SetActive(bool active)
    {
        lock (_gate)
        {
            _active = active;
            Update();
        }
    }

    public void SetEnabled(bool enabled)
    {
        lock (_gate)
        {
            _enabled = enabled;
            Update();
        }
    }

    public void Dispose() => SetActive(false);

    private void Update()
    {
        if (_active && _enabled)
        {
            _run ??= new SegmentationRun(session, cameras, slot, parameters, failure);
        }
        else
        {
            _run?.Dispose();
            _run = null;
        }
    }
}
