using Robotics.Msgs;
using Robotics.Msgs.DiagnosticMsgs;
using Robotics.Nodes.Segmentation.Outputs;

namespace Robotics.Nodes.Segmentation.Reporting;

/// <summary>A camera's entry in the diagnostics: rates, ages, times and what became of its frames.</summary>
internal sealed class CameraStatus(CameraStream camera, string nodeName)
{
    /// <summary>The most bytes that an entry takes: three long texts and as many short values.</summary>
    public const int MaxSize = 8 * DiagnosticText.Limit * MaxUtf8Bytes;

    private const int MaxUtf8Bytes = 3;
    private const int Values = 19;

    private readonly string _name = $"{nodeName}: {camera.Title}";
    private readonly string _silence = $"No image on {camera.Images.RawName}";
    private ReportPeriod _period = new(new StageHistograms(), default, 1, default, "");
    private FrameChanges _changes;

    /// <summary>Takes what a period brought; its times are read until the next.</summary>
    public void EndPeriod(in ReportPeriod period)
    {
        _period = period;
        _changes = _changes.Next(camera.Counters);
    }

    /// <param name="writer">Where to.</param>
    /// <param name="isWorking">Whether the node segments; if not, silence is in order.</param>
    public void Write(ref CdrWriter writer, bool isWorking)
    {
        (byte level, string message) = Judge(isWorking);
        FrameCounters counters = camera.Counters;
        SegmentationOutputs outputs = camera.Outputs;
        writer.WriteByte(level);
        writer.WriteText(_name);
        writer.WriteText(message);
        writer.WriteText(camera.Topics.Camera);
        writer.WriteSequenceLength(Values);
        writer.WriteValue("frames_received"u8, counters.Received, "D");
        writer.WriteValue("frames_segmented"u8, counters.Segmented, "D");
        writer.WriteValue("frames_dropped"u8, counters.Dropped, "D");
        writer.WriteValue("frames_rejected"u8, counters.Rejected, "D");
        writer.WriteValue("frames_over_budget"u8, counters.OverBudget, "D");
        writer.WriteValue("image_rate_hz"u8, _period.Rate, "F1");
        writer.WriteValue("stamp_age_ms"u8, _period.Arrivals.Age.Average, "F2");
        writer.WriteValue("fps"u8, _period.Fps, "F1");
        writer.WriteValue("inference_ms"u8, _period.Times.Inference.Percentile(0.5) / 1e6, "F2");
        writer.WriteValue("end_to_end_ms"u8, _period.Times.EndToEnd.Percentile(0.5) / 1e6, "F2");
        writer.WriteValue("camera_info_width"u8, camera.CameraInfo.Width, "D");
        writer.WriteValue("camera_info_height"u8, camera.CameraInfo.Height, "D");
        writer.WriteValue("masks_computed"u8, outputs.Mask.Computed, "D");
        writer.WriteValue("compressed_masks_computed"u8, outputs.CompressedMask.Computed, "D");
        writer.WriteValue("confidences_computed"u8, outputs.Confidence.Computed, "D");
        writer.WriteValue("overlays_computed"u8, outputs.Overlay.Computed, "D");
        writer.WriteValue("compressed_overlays_computed"u8, outputs.CompressedOverlay.Computed, "D");
        writer.WriteValue("camera_infos_computed"u8, outputs.CameraInfo.Computed, "D");
        writer.WriteValue("last_rejection"u8, camera.Rejections.LastReason);
    }

    private (byte Level, string Message) Judge(bool isWorking)
    {
        if (!isWorking)
        {
            return (DiagnosticStatus.OK, "Not at work");
        }

        if (_changes.Rejected > 0)
        {
            return (DiagnosticStatus.ERROR, $"Rejected {_changes.Rejected} frames: {camera.Rejections.LastReason}");
        }

        if (_changes.OverBudget > 0)
        {
            return (
                DiagnosticStatus.WARN,
                $"Over the latency budget in {_changes.OverBudget} of {_changes.Segmented} frames; {_changes.Dropped} dropped to keep up");
        }

        return _period.Times.Frames == 0 ? (DiagnosticStatus.WARN, _silence) : (DiagnosticStatus.OK, "Segmenting");
    }
}
