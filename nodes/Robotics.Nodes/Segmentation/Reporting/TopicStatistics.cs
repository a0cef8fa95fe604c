using Robotics.Msgs;
using Robotics.Ros2;

namespace Robotics.Nodes.Segmentation.Reporting;

/// <summary>Age and distance in time of the images that arrive, as rclcpp's topic statistics measure them. Any thread records.</summary>
internal sealed class TopicStatistics
{
    private readonly Lock _gate = new();
    private RunningStatistic _age;
    private RunningStatistic _period;
    private long _lastArrival;
    private long _windowStart = RosTime.NowNanoseconds;

    /// <summary>Notes a message that begins with a header.</summary>
    /// <param name="payload">The message; what cannot be read, and a stamp of zero, has no age.</param>
    /// <param name="arrival">The node's clock at the arrival, in nanoseconds since 1970.</param>
    public void Record(ReadOnlySpan<byte> payload, long arrival)
    {
        long stamp = Stamp(payload);
        lock (_gate)
        {
            if (stamp != 0)
            {
                _age.Add((arrival - stamp) / 1e6);
            }

            if (_lastArrival != 0)
            {
                _period.Add((arrival - _lastArrival) / 1e6);
            }

            _lastArrival = arrival;
        }
    }

    /// <summary>Ends the present window and begins the next.</summary>
    public TopicWindow EndWindow()
    {
        lock (_gate)
        {
            long now = RosTime.NowNanoseconds;
            TopicWindow window = new(RosTime.FromNanoseconds(_windowStart), RosTime.FromNanoseconds(now), _age, _period);
            _windowStart = now;
            _age = default;
            _period = default;
            return window;
        }
    }

    private static long Stamp(ReadOnlySpan<byte> payload)
    {
        try
        {
            CdrReader reader = new(payload);
            return new RosTime(reader.ReadInt32(), reader.ReadUInt32()).Nanoseconds;
        }
        catch (CdrException)
        {
            return 0;
        }
    }
}
