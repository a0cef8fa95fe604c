using System.Diagnostics;
using Robotics.Inference;
using Robotics.Msgs;
using Robotics.Nodes.Ros;
using Robotics.Ros2;
using Robotics.Vision;

namespace Robotics.Nodes.Segmentation;

/// <summary>
/// Segments one frame after the other and publishes what somebody reads. Mask and overlay are written straight into the payloads that are
/// sent. Serves one thread; in steady state a frame allocates no managed memory.
/// </summary>
internal sealed class FrameSegmenter(
    SegmentationModel model, SegmentationPipeline pipeline, SegmentationOutputs outputs, FrameCounters counters, FrameStatistics statistics)
{
    private const double OverlayOpacity = 0.5;
    private const int BgrBytes = 3;

    private readonly FrameDecoder _decoder = new();
    private readonly Overlay _overlay = new(model.Labels.Colors, OverlayOpacity);
    private byte[] _unpublished = [];

    /// <summary>Segments and publishes a frame.</summary>
    /// <exception cref="Exception">One of those that <see cref="FrameDecoder.IsBadFrame"/> knows, when the frame cannot be read.</exception>
    public void Process(in PendingFrame pending)
    {
        long start = Stopwatch.GetTimestamp();
        CameraFrame frame = _decoder.Decode(pending);
        TimeSpan decoding = Stopwatch.GetElapsedTime(start);
        (StageTimes stages, long publishing) = Segment(frame);

        long stamp = frame.Header.Stamp.Nanoseconds;
        counters.CountSegmented();
        statistics.Record(frame.Header, new FrameTimes(
            pending.ReceivedAt - stamp,
            stages.PreprocessNs + Nanoseconds(decoding),
            stages.InferenceNs,
            stages.PostprocessNs,
            publishing,
            RosTime.NowNanoseconds - stamp));
    }

    private (StageTimes Stages, long Publishing) Segment(in CameraFrame frame)
    {
        if (outputs.Mask.SubscriptionCount == 0)
        {
            Span<byte> unpublished = Unpublished(frame.Image.Width * frame.Image.Height);
            StageTimes stages = pipeline.Segment(frame.Image, unpublished);
            long start = Stopwatch.GetTimestamp();
            PublishOverlay(frame, unpublished);
            return (stages, Nanoseconds(Stopwatch.GetElapsedTime(start)));
        }

        LoanedPayload payload = outputs.Mask.Loan(ImageMessage.MaxSize(frame.Header.FrameId.Length, frame.Image.Width * frame.Image.Height));
        try
        {
            CdrWriter writer = new(payload.Span);
            Span<byte> mask = ImageMessage.Begin(ref writer, frame.Header, frame.Image.Width, frame.Image.Height, "mono8"u8, bytesPerPixel: 1);
            StageTimes stages = pipeline.Segment(frame.Image, mask);
            long start = Stopwatch.GetTimestamp();

            // The mask belongs to DDS once it is published, so what is drawn from it comes first.
            PublishOverlay(frame, mask);
            outputs.Mask.Publish(ref payload, writer.Position);
            counters.CountMask();
            return (stages, Nanoseconds(Stopwatch.GetElapsedTime(start)));
        }
        finally
        {
            payload.Dispose();
        }
    }

    private void PublishOverlay(in CameraFrame frame, ReadOnlySpan<byte> mask)
    {
        if (outputs.Overlay.SubscriptionCount == 0)
        {
            return;
        }

        LoanedPayload payload = outputs.Overlay.Loan(ImageMessage.MaxSize(frame.Header.FrameId.Length, BgrBytes * mask.Length));
        try
        {
            CdrWriter writer = new(payload.Span);
            Span<byte> picture = ImageMessage.Begin(ref writer, frame.Header, frame.Image.Width, frame.Image.Height, "bgr8"u8, BgrBytes);
            _overlay.Run(frame.Image, mask, picture);
            outputs.Overlay.Publish(ref payload, writer.Position);
        }
        finally
        {
            payload.Dispose();
        }
    }

    private Span<byte> Unpublished(int pixels)
    {
        if (_unpublished.Length < pixels)
        {
            _unpublished = GC.AllocateUninitializedArray<byte>(pixels);
        }

        return _unpublished.AsSpan(0, pixels);
    }

    private static long Nanoseconds(TimeSpan time) => time.Ticks * TimeSpan.NanosecondsPerTick;
}
