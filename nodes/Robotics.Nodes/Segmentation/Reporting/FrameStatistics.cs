using System.Text;
using Robotics.Nodes.Ros;
using Robotics.Ros2;

namespace Robotics.Nodes.Segmentation.Reporting;

/// <summary>Times of a camera's segmented frames, since the start and in the present period. One thread records, one reports.</summary>
/// <param name="together">Gets the times too, with those of other cameras.</param>
internal sealed class FrameStatistics(StageHistograms together)
{
    private readonly object _gate = new();
    private StageHistograms _period = new();
    private StageHistograms _finished = new();
    private string _frameId = "";
    private byte[] _frameIdBytes = [];
    private RosTime _stamp;

    /// <summary>All frames since the start.</summary>
    public StageHistograms Total { get; } = new();

    public void Record(FrameHeader header, in FrameTimes times)
    {
        Total.Record(times);
        together.Record(times);
        lock (_gate)
        {
            _period.Record(times);
            _stamp = header.Stamp;
            if (!header.FrameId.SequenceEqual(_frameIdBytes))
            {
                _frameIdBytes = header.FrameId.ToArray();
                _frameId = Encoding.UTF8.GetString(_frameIdBytes);
            }
        }
    }

    /// <summary>Begins a new period.</summary>
    /// <param name="stamp">Stamp of the newest segmented frame.</param>
    /// <param name="frameId">Its frame.</param>
    /// <returns>The times of the period that ended; valid until the next call.</returns>
    public StageHistograms EndPeriod(out RosTime stamp, out string frameId)
    {
        lock (_gate)
        {
            (_period, _finished) = (_finished, _period);
            _period.Reset();
            (stamp, frameId) = (_stamp, _frameId);
            return _finished;
        }
    }
}
