using Robotics.Inference;
using Robotics.Msgs;
using Robotics.Msgs.SensorMsgs;
using Robotics.Nodes.Reports;
using Robotics.Nodes.Ros;
using Robotics.Ros2;
using Robotics.Vision;

namespace Robotics.Nodes.Monitoring;

/// <summary>What the masks show: how many, how late, how right. One thread adds, any thread reads.</summary>
internal sealed class MaskStatistics : IDisposable
{
    // An hour at 30 Hz; later masks are counted, but not drawn.
    private const int MaxTimeline = 108_000;

    private readonly Lock _gate = new();
    private readonly StampMatcher _matcher = new();
    private readonly LatencyHistogram _latency = new();
    private readonly List<LatencyPoint> _timeline = [];
    private string[] _classes = [];
    private ConfusionMatrix _confusion = new(1);
    private long _labels;
    private long _masks;
    private long _matched;
    private long _mismatched;
    private long _first;
    private long _last;

    /// <summary>Names the classes; nothing may be added before.</summary>
    public void Begin(string[] classes)
    {
        _classes = classes;
        _confusion = new ConfusionMatrix(classes.Length);
    }

    /// <summary>Adds a camera's ground truth and takes the message over.</summary>
    public void AddLabel(ReceivedMessage message)
    {
        if (!TryReadStamp(message, out long stamp))
        {
            return;
        }

        lock (_gate)
        {
            _labels++;
            _matcher.AddLabel(stamp, message, Compare);
        }
    }

    /// <summary>Adds a mask that arrived at the given time (nanoseconds since 1970) and takes the message over.</summary>
    public void AddMask(ReceivedMessage message, long receivedAt)
    {
        if (!TryReadStamp(message, out long stamp))
        {
            return;
        }

        lock (_gate)
        {
            _masks++;
            _first = _masks == 1 ? receivedAt : _first;
            _last = receivedAt;
            _latency.Record(receivedAt - stamp);
            if (_timeline.Count < MaxTimeline)
            {
                _timeline.Add(new LatencyPoint(Math.Round((receivedAt - _first) / 1e9, 3), Math.Round((receivedAt - stamp) / 1e6, 3)));
            }

            _matcher.AddMask(stamp, message, Compare);
        }
    }

    /// <summary>The masks in the order of their arrival.</summary>
    public LatencyPoint[] Timeline()
    {
        lock (_gate)
        {
            return [.. _timeline];
        }
    }

    public MaskSummary Summarize()
    {
        lock (_gate)
        {
            Dictionary<string, double> ious = [];
            for (int id = 0; id < _classes.Length; id++)
            {
                if (_confusion.Union(id) > 0)
                {
                    ious[_classes[id]] = _confusion.ClassIou(id);
                }
            }

            return new MaskSummary(
                _labels,
                _masks,
                _matched,
                _mismatched,
                _masks > 1 ? (_masks - 1) / ((_last - _first) / 1e9) : 0,
                Percentiles.Of(_latency),
                _confusion.MeanIou,
                _confusion.PixelAccuracy,
                ious);
        }
    }

    public void Dispose() => _matcher.Dispose();

    // A message that is no image has nothing to compare; it is given back.
    private static bool TryReadStamp(ReceivedMessage message, out long stamp)
    {
        try
        {
            stamp = FrameHeader.From(new ImageView(message.Payload).Header).Stamp.Nanoseconds;
            return true;
        }
        catch (CdrException)
        {
            message.Dispose();
            stamp = 0;
            return false;
        }
    }

    private void Compare(ReadOnlySpan<byte> label, ReadOnlySpan<byte> mask)
    {
        try
        {
            _confusion.Add(new ImageView(mask).Data, new ImageView(label).Data);
            _matched++;
        }
        catch (ArgumentException)
        {
            // Another size, or ids beyond the node's classes: not the ground truth of this mask.
            _mismatched++;
        }
    }
}
