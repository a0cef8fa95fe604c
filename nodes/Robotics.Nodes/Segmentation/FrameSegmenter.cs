using System.Diagnostics;
using Robotics.Inference;
using Robotics.Msgs;
using Robotics.Nodes.Ros;
using Robotics.Nodes.Segmentation.Inputs;
using Robotics.Nodes.Segmentation.Models;
using Robotics.Nodes.Segmentation.Outputs;
using Robotics.Nodes.Segmentation.Reporting;
using Robotics.Ros2;

namespace Robotics.Nodes.Segmentation;

/// <summary>
/// Segments a camera's frames one after the other and publishes what somebody reads. Masks are written straight into the payloads that
/// are sent. Serves one thread; in steady state a frame allocates no managed memory.
/// </summary>
internal sealed class FrameSegmenter(CameraStream camera, FrameOutputs others, RosClock clock)
{
    private readonly SegmentationOutputs _outputs = camera.Outputs;
    private readonly FrameDecoder _decoder = new();
    private byte[] _unpublished = [];

    /// <summary>Segments and publishes a frame.</summary>
    /// <param name="engine">Stays in its slot for the length of the call.</param>
    /// <param name="pending">The frame.</param>
    /// <exception cref="Exception">The frame cannot be read or published; <see cref="FrameDecoder.IsBadFrame"/> knows it.</exception>
    public void Process(SegmentationEngine engine, in PendingFrame pending)
    {
        long start = Stopwatch.GetTimestamp();
        CameraFrame frame = _decoder.Decode(pending);
        TimeSpan decoding = Stopwatch.GetElapsedTime(start);
        (StageTimes stages, long publishing) = Segment(engine, frame);

        long stamp = frame.Header.Stamp.Nanoseconds;
        camera.Counters.CountSegmented();
        camera.Statistics.Record(frame.Header, new FrameTimes(
            pending.ReceivedAt - stamp,
            stages.PreprocessNs + Nanoseconds(decoding),
            stages.InferenceNs,
            stages.PostprocessNs,
            publishing,
            clock.NowNanoseconds - stamp));
    }

    private (StageTimes Stages, long Publishing) Segment(SegmentationEngine engine, in CameraFrame frame)
    {
        SegmentationPipeline pipeline = engine.Pipeline(camera.Index);
        if (!_outputs.Mask.IsRead)
        {
            Span<byte> unpublished = Unpublished(frame.Image.Width * frame.Image.Height);
            StageTimes stages = pipeline.Segment(frame.Image, unpublished);
            long start = Stopwatch.GetTimestamp();
            others.Write(engine, frame, unpublished);
            return (stages, Nanoseconds(Stopwatch.GetElapsedTime(start)));
        }

        (int width, int height) = (frame.Image.Width, frame.Image.Height);
        LoanedPayload payload = _outputs.Mask.Publisher.Loan(ImageMessage.MaxSize(frame.Header.FrameId.Length, width * height));
        try
        {
            CdrWriter writer = new(payload.Span);
            Span<byte> mask = ImageMessage.Begin(ref writer, frame.Header, width, height, "mono8"u8, bytesPerPixel: 1);
            StageTimes stages = pipeline.Segment(frame.Image, mask);
            long start = Stopwatch.GetTimestamp();

            // The mask belongs to DDS once it is published, so what is made from it comes first.
            others.Write(engine, frame, mask);
            _outputs.Mask.Publisher.Publish(ref payload, writer.Position);
            _outputs.Mask.CountComputed();
            camera.Counters.CountMask();
            return (stages, Nanoseconds(Stopwatch.GetElapsedTime(start)));
        }
        finally
        {
            payload.Dispose();
        }
    }

    private Span<byte> Unpublished(int pixels)
    {
        Scratch.Reserve(ref _unpublished, pixels);
        return _unpublished.AsSpan(0, pixels);
    }

    private static long Nanoseconds(TimeSpan time) => time.Ticks * TimeSpan.NanosecondsPerTick;
}
