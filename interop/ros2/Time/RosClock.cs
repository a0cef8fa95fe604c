using Robotics.Msgs;
using Robotics.Msgs.RosgraphMsgs;

namespace Robotics.Ros2;

/// <summary>
/// The time of a node: the system's, or while the parameter <c>use_sim_time</c> is true that of <c>/clock</c>, which is 0 until the first
/// message and may jump, also back. Safe to use from several threads; reading allocates nothing.
/// </summary>
public sealed class RosClock
{
    private readonly Lock _gate = new();
    private readonly RosNode _node;
    private RosSubscription<Clock>? _subscription;
    private long _simulated;
    private volatile bool _isSimulated;

    internal RosClock(RosNode node) => _node = node;

    /// <summary>Whether the time is that of <c>/clock</c>.</summary>
    public bool IsSimulated => _isSimulated;

    /// <summary>The time now.</summary>
    public RosTime Now => RosTime.FromNanoseconds(NowNanoseconds);

    /// <summary>The time now in nanoseconds.</summary>
    public long NowNanoseconds => _isSimulated ? Interlocked.Read(ref _simulated) : RosTime.NowNanoseconds;

    internal void Follow(bool simulated)
    {
        lock (_gate)
        {
            if (simulated == _isSimulated)
            {
                return;
            }

            Interlocked.Exchange(ref _simulated, 0);
            _isSimulated = simulated;
            _subscription?.Dispose();
            _subscription = simulated ? Subscribe() : null;
        }
    }

    private RosSubscription<Clock>? Subscribe()
    {
        try
        {
            return _node.CreateSubscription<Clock>("/clock", QosProfile.Clock, Receive);
        }
        catch (ObjectDisposedException)
        {
            // The parameter was set while the node went.
            return null;
        }
    }

    private void Receive(ReadOnlySpan<byte> cdr, in MessageInfo info)
    {
        try
        {
            var reader = new CdrReader(cdr);
            var time = new RosTime(reader.ReadInt32("sec"), reader.ReadUInt32("nanosec"));
            if (time.Nanosec < RosTime.NanosecondsPerSecond)
            {
                Interlocked.Exchange(ref _simulated, time.Nanoseconds);
            }
        }
        catch (CdrException)
        {
            // Not a time, as with too many nanoseconds: the last one stays.
        }
    }
}
