using Robotics.Inference;
using Robotics.Msgs;
using Robotics.Msgs.SensorMsgs;
using Robotics.Nodes.Monitoring.Pictures;
using Robotics.Nodes.Reports;
using Robotics.Nodes.Ros;
using Robotics.Ros2;
using Robotics.Vision;

namespace Robotics.Nodes.Monitoring;

/// <summary>What the masks show: how many, how late, how right. One thread adds, any thread reads.</summary>
internal sealed class MaskStatistics(PictureAlbum album) : IDisposable
{
    // An hour at 30 Hz; later masks are counted, but not drawn.
    private const int MaxTimeline = 108_000;

    private readonly Lock _gate = new();
    private readonly StampMatcher _matcher = new();
    private readonly LatencyHistogram _latency = new();
    private readonly List<LatencyPoint> _timeline = [];
    private LabelSet? _labelSet;
    private ConfusionMatrix _confusion = new(1);
    private long _labels;
    private long _masks;
    private long _matched;
    private long _mismatched;
    private long _first;
    private long _last;

    /// <summary>Names the classes; nothing may be added before.</summary>
    public void Begin(LabelSet labels)
    {
        lock (_gate)
        {
            _labelSet = labels;
            _confusion = new ConfusionMatrix(labels.Count);
        }
    }

    /// <summary>The classes by id, with what the compared masks showed of them; empty before <see cref="Begin"/>.</summary>
    public ClassFigures[] Classes()
    {
        lock (_gate)
        {
            double pixels = Math.Max(1, _confusion.Pixels);
            return _labelSet is null ? [] :
            [
                .. _labelSet.Names.Select((name, id) => new ClassFigures(
                    name,
                    $"#{_labelSet.Colors[id].R:x2}{_labelSet.Colors[id].G:x2}{_labelSet.Colors[id].B:x2}",
                    _confusion.Union(id) > 0 ? _confusion.ClassIou(id) : null,
                    _confusion.TruthArea(id) / pixels)),
            ];
        }
    }

    /// <summary>Writes the pictures kept.</summary>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public PictureFiles[] WritePictures() => _labelSet is null ? [] : album.Write(_labelSet);

    /// <summary>Adds a camera's ground truth and takes the message over.</summary>
    public void AddLabel(ReceivedMessage message)
    {
        if (!ImagePayload.TryReadStamp(message, out long stamp))
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
        if (!ImagePayload.TryReadStamp(message, out long stamp))
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

    /// <summary>True once a mask has arrived.</summary>
    public bool HasMasks
    {
        get
        {
            lock (_gate)
            {
                return _masks > 0;
            }
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
            Dictionary<string, double> ious = Classes().Where(entry => entry.Iou is not null).ToDictionary(
                entry => entry.Name, entry => entry.Iou!.Value);

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
            return;
        }

        album.Offer(label, mask);
    }
}
