namespace Robotics.Ros2;

/// <summary>A point in time as ROS messages carry it: seconds and nanoseconds since 1970.</summary>
/// <param name="Sec">Whole seconds, negative before 1970.</param>
/// <param name="Nanosec">Nanoseconds beyond them, below 10^9.</param>
public readonly record struct RosTime(int Sec, uint Nanosec)
{
    internal const long NanosecondsPerSecond = 1_000_000_000;

    /// <summary>The system clock, in steps of 100 ns.</summary>
    public static RosTime Now => FromNanoseconds(NowNanoseconds);

    /// <summary>The system clock in nanoseconds since 1970, in steps of 100 ns.</summary>
    public static long NowNanoseconds => (DateTime.UtcNow - DateTime.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick;

    /// <summary>The time since 1970 in nanoseconds.</summary>
    public long Nanoseconds => (Sec * NanosecondsPerSecond) + Nanosec;

    /// <summary>The time that lies <paramref name="nanoseconds"/> behind 1970.</summary>
    /// <exception cref="OverflowException">The seconds do not fit 32 bits.</exception>
    public static RosTime FromNanoseconds(long nanoseconds)
    {
        var (seconds, rest) = Math.DivRem(nanoseconds, NanosecondsPerSecond);
        return rest >= 0 ? new(checked((int)seconds), (uint)rest) : new(checked((int)seconds - 1), (uint)(rest + NanosecondsPerSecond));
    }

    /// <summary>The time of a message's stamp.</summary>
    public static RosTime FromMessage(Robotics.Msgs.BuiltinInterfaces.Time stamp)
    {
        ArgumentNullException.ThrowIfNull(stamp);
        return new(stamp.Sec, stamp.Nanosec);
    }

    /// <summary>Writes the time into a message's stamp.</summary>
    public void CopyTo(Robotics.Msgs.BuiltinInterfaces.Time stamp)
    {
        ArgumentNullException.ThrowIfNull(stamp);
        stamp.Sec = Sec;
        stamp.Nanosec = Nanosec;
    }
}
