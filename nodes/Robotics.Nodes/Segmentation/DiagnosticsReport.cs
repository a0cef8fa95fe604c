using Microsoft.Extensions.Options;
using Robotics.Inference;
using Robotics.Msgs;
using Robotics.Msgs.DiagnosticMsgs;
using Robotics.Nodes.Ros;
using Robotics.Nvml;
using Robotics.Ros2;

namespace Robotics.Nodes.Segmentation;

/// <summary>Writes and publishes the node's status on <c>/diagnostics</c>, straight into the payload.</summary>
internal sealed class DiagnosticsReport(
    SegmentationModel model,
    IOptions<SegmentationOptions> options,
    RosSession session,
    SegmentationOutputs outputs,
    FrameCounters counters,
    RejectionLog rejections,
    CameraInfoInput cameraInfo)
{
    public const string Topic = "/diagnostics";

    private const int MaxSize = 8192;
    private const int Values = 21;
    private const int GpuValues = 2;
    private const ulong Megabyte = 1_000_000;

    private readonly RosPublisher<DiagnosticArray> _publisher = session.CreatePublisher<DiagnosticArray>(Topic, QosProfile.Default);
    private readonly string _name = $"{session.NodeName}: segmentation";
    private readonly string _imageTopic = session.Resolve(ImageInputs.RawTopic);
    private readonly string _provider = ProviderNames.Of(model.Provider);
    private readonly GpuMemory? _gpu = model.Provider == ExecutionProvider.Cpu ? null : GpuMemory.Open(options.Value.Device);
    private readonly byte[] _number = new byte[64];
    private long _rejectedBefore;

    /// <summary>Publishes what the period brought, if somebody reads it.</summary>
    public void Publish(in ReportPeriod period)
    {
        (byte level, string message) = Judge(period);
        if (_publisher.SubscriptionCount == 0)
        {
            return;
        }

        LoanedPayload payload = _publisher.Loan(MaxSize);
        try
        {
            CdrWriter writer = new(payload.Span);
            new FrameHeader(RosTime.Now, []).Write(ref writer);
            writer.WriteSequenceLength(1);
            writer.WriteByte(level);
            writer.WriteString(_name);
            writer.WriteString(message);
            writer.WriteString(_provider);
            WriteValues(ref writer, period);
            _publisher.Publish(ref payload, writer.Position);
        }
        finally
        {
            payload.Dispose();
        }
    }

    private (byte Level, string Message) Judge(in ReportPeriod period)
    {
        long rejected = counters.Rejected - _rejectedBefore;
        _rejectedBefore += rejected;
        if (rejected > 0)
        {
            return (DiagnosticStatus.ERROR, $"Rejected {rejected} frames: {Shorten(rejections.LastReason)}");
        }

        if (period.Times.Frames == 0)
        {
            return (DiagnosticStatus.WARN, $"No image on {_imageTopic}");
        }

        if (model.FallbackReason is { } reason)
        {
            return (DiagnosticStatus.WARN, Shorten(reason));
        }

        return model.SelfCheck is { Passed: false }
            ? (DiagnosticStatus.WARN, "The model failed its self-check")
            : (DiagnosticStatus.OK, "Segmenting");
    }

    private void WriteValues(ref CdrWriter writer, in ReportPeriod period)
    {
        ulong used = 0, total = 0;
        bool hasGpu = _gpu is not null && _gpu.TryRead(out used, out total);
        writer.WriteSequenceLength(Values + (hasGpu ? GpuValues : 0));
        Write(ref writer, "model"u8, model.Manifest.Name);
        Write(ref writer, "provider"u8, _provider);
        Write(ref writer, "self_check_agreement"u8, model.SelfCheck?.Agreement ?? double.NaN, "F4");
        Write(ref writer, "frames_received"u8, counters.Received, "D");
        Write(ref writer, "frames_segmented"u8, counters.Segmented, "D");
        Write(ref writer, "frames_dropped"u8, counters.Dropped, "D");
        Write(ref writer, "frames_rejected"u8, counters.Rejected, "D");
        Write(ref writer, "image_rate_hz"u8, period.Rate, "F1");
        Write(ref writer, "stamp_age_ms"u8, period.Arrivals.Age.Average, "F2");
        Write(ref writer, "fps"u8, period.Fps, "F1");
        Write(ref writer, "inference_ms"u8, period.Times.Inference.Percentile(0.5) / 1e6, "F2");
        Write(ref writer, "end_to_end_ms"u8, period.Times.EndToEnd.Percentile(0.5) / 1e6, "F2");
        Write(ref writer, "camera_info_width"u8, cameraInfo.Width, "D");
        Write(ref writer, "camera_info_height"u8, cameraInfo.Height, "D");
        Write(ref writer, "masks_computed"u8, outputs.Mask.Computed, "D");
        Write(ref writer, "compressed_masks_computed"u8, outputs.CompressedMask.Computed, "D");
        Write(ref writer, "confidences_computed"u8, outputs.Confidence.Computed, "D");
        Write(ref writer, "overlays_computed"u8, outputs.Overlay.Computed, "D");
        Write(ref writer, "compressed_overlays_computed"u8, outputs.CompressedOverlay.Computed, "D");
        Write(ref writer, "camera_infos_computed"u8, outputs.CameraInfo.Computed, "D");
        Write(ref writer, "last_rejection"u8, Shorten(rejections.LastReason));
        if (hasGpu)
        {
            Write(ref writer, "gpu_memory_used_mb"u8, used / Megabyte, "D");
            Write(ref writer, "gpu_memory_total_mb"u8, total / Megabyte, "D");
        }
    }

    private static void Write(ref CdrWriter writer, ReadOnlySpan<byte> key, ReadOnlySpan<char> value)
    {
        writer.WriteUtf8(key);
        writer.WriteString(value);
    }

    private void Write<T>(ref CdrWriter writer, ReadOnlySpan<byte> key, T value, ReadOnlySpan<char> format)
        where T : IUtf8SpanFormattable
    {
        writer.WriteUtf8(key);
        writer.WriteUtf8(value.TryFormat(_number, out int length, format, null) ? _number.AsSpan(0, length) : default);
    }

    private static string Shorten(string text)
    {
        const int Limit = 500;
        return text.Length <= Limit ? text : text[..Limit];
    }
}
