using Robotics.Msgs.RoboticsMsgs;
using Robotics.Ros2;

namespace Robotics.Dashboard.Telemetry;

/// <summary>The last quarter of an hour of a camera's metrics. One thread adds, any thread reads.</summary>
internal sealed class MetricsHistory
{
    private const int Capacity = 900;
    private const double NanosecondsPerSecond = 1e9;

    private readonly Lock _gate = new();
    private readonly Queue<MetricsPoint> _points = new();
    private SegmentationMetrics? _newest;
    private double _newestTime;
    private long _added;

    /// <summary>The newest message, or null.</summary>
    public SegmentationMetrics? Newest => Volatile.Read(ref _newest);

    public void Add(SegmentationMetrics message) => Add(message, RosTime.NowNanoseconds / NanosecondsPerSecond);

    /// <param name="message">The message.</param>
    /// <param name="time">When it arrived, in seconds since 1970.</param>
    public void Add(SegmentationMetrics message, double time)
    {
        lock (_gate)
        {
            // A node that was started anew counts from zero, and its first period tells no rate.
            if (_newest is { } before && message.FramesReceived >= before.FramesReceived && time > _newestTime)
            {
                _points.Enqueue(Point(message, before, time, time - _newestTime));
                _added++;
            }

            (_newest, _newestTime) = (message, time);
            while (_points.Count > Capacity)
            {
                _points.Dequeue();
            }
        }
    }

    /// <summary>The points that came after the first <paramref name="seen"/>, as far as they are kept.</summary>
    /// <param name="seen">How many the reader has seen; told anew.</param>
    public MetricsPoint[] Since(ref long seen)
    {
        lock (_gate)
        {
            int missing = (int)Math.Clamp(_added - seen, 0, _points.Count);
            seen = _added;
            return [.. _points.Skip(_points.Count - missing)];
        }
    }

    /// <summary>Each stage over the time that is kept; nothing where nothing is.</summary>
    public StageSummary[] Summarize()
    {
        MetricsPoint[] points;
        lock (_gate)
        {
            points = [.. _points.Where(point => point.Fps > 0)];
        }

        return points.Length == 0 ? [] :
        [
            StageSummary.Of("end to end", points.Select(point => point.EndToEnd)),
            StageSummary.Of("receive", points.Select(point => point.Receive)),
            StageSummary.Of("preprocess", points.Select(point => point.Preprocess)),
            StageSummary.Of("inference", points.Select(point => point.Inference)),
            StageSummary.Of("postprocess", points.Select(point => point.Postprocess)),
            StageSummary.Of("publish", points.Select(point => point.Publish)),
        ];
    }

    private static MetricsPoint Point(SegmentationMetrics message, SegmentationMetrics before, double time, double seconds) => new(
        time,
        message.Fps,
        (message.FramesReceived - before.FramesReceived) / seconds,
        (message.FramesDropped - before.FramesDropped) / seconds,
        (message.FramesRejected - before.FramesRejected) / seconds,
        message.ReceiveMs,
        message.PreprocessMs,
        message.InferenceMs,
        message.PostprocessMs,
        message.PublishMs,
        message.EndToEndMs);
}
