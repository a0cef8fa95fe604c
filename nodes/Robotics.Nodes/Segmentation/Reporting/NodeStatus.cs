using Robotics.Inference;
using Robotics.Msgs;
using Robotics.Msgs.DiagnosticMsgs;
using Robotics.Nodes.Ros;
using Robotics.Nodes.Segmentation.Models;
using Robotics.Nvml;
using Robotics.Ros2;

namespace Robotics.Nodes.Segmentation.Reporting;

/// <summary>The node's own entry in the diagnostics: its state, its model and where that runs, and a GPU's memory.</summary>
internal sealed class NodeStatus(RosSession session, SegmentationLifecycle lifecycle, WorkSwitch work, EngineSlot slot)
{
    /// <summary>The most bytes that an entry takes: three long texts and as many short values.</summary>
    public const int MaxSize = 8 * DiagnosticText.Limit * MaxUtf8Bytes;

    private const int MaxUtf8Bytes = 3;
    private const int Values = 6;
    private const int GpuValues = 2;
    private const ulong Megabyte = 1_000_000;

    private readonly string _name = $"{session.NodeName}: segmentation";
    private SegmentationEngine? _watched;
    private GpuMemory? _gpu;

    /// <summary>Whether frames are segmented now.</summary>
    public bool IsWorking => lifecycle.State == LifecycleState.Active && work.IsEnabled;

    public void Write(ref CdrWriter writer)
    {
        SegmentationEngine? engine = slot.Engine;
        SegmentationModel? model = engine?.Model;
        string provider = model is null ? "" : ProviderNames.Of(model.Provider);
        (byte level, string message) = Judge(model);
        ulong used = 0, total = 0;
        bool hasGpu = Gpu(engine) is { } gpu && gpu.TryRead(out used, out total);
        writer.WriteByte(level);
        writer.WriteText(_name);
        writer.WriteText(message);
        writer.WriteText(provider);
        writer.WriteSequenceLength(Values + (hasGpu ? GpuValues : 0));
        writer.WriteValue("state"u8, LifecycleLabels.Of(lifecycle.State));
        writer.WriteValue("enabled"u8, work.IsEnabled ? "true" : "false");
        writer.WriteValue("model"u8, model?.Manifest.Name ?? "");
        writer.WriteValue("model_file"u8, engine?.Settings.Model ?? "");
        writer.WriteValue("provider"u8, provider);
        writer.WriteValue("self_check_agreement"u8, model?.SelfCheck?.Agreement ?? double.NaN, "F4");
        if (hasGpu)
        {
            writer.WriteValue("gpu_memory_used_mb"u8, used / Megabyte, "D");
            writer.WriteValue("gpu_memory_total_mb"u8, total / Megabyte, "D");
        }
    }

    private (byte Level, string Message) Judge(SegmentationModel? model) => lifecycle.State switch
    {
        LifecycleState.Active when !work.IsEnabled => (DiagnosticStatus.OK, "Disabled"),
        LifecycleState.Active when model?.FallbackReason is { } reason => (DiagnosticStatus.WARN, reason),
        LifecycleState.Active when model?.SelfCheck is { Passed: false } => (DiagnosticStatus.WARN, "The model failed its self-check"),
        LifecycleState.Active => (DiagnosticStatus.OK, "Segmenting"),
        LifecycleState.Configuring => (DiagnosticStatus.WARN, "Loading and warming up the model"),
        LifecycleState.Unconfigured when lifecycle.Problem.Length > 0 => (DiagnosticStatus.ERROR, lifecycle.Problem),
        LifecycleState.Unconfigured => (DiagnosticStatus.WARN, "Waiting to be configured"),
        LifecycleState.Inactive => (DiagnosticStatus.WARN, "Waiting to be activated"),
        _ => (DiagnosticStatus.WARN, "Between states"),
    };

    private GpuMemory? Gpu(SegmentationEngine? engine)
    {
        if (engine != _watched)
        {
            _watched = engine;
            _gpu = engine is null || engine.Model.Provider == ExecutionProvider.Cpu ? null : GpuMemory.Open(engine.Settings.Options.Device);
        }

        return _gpu;
    }
}
