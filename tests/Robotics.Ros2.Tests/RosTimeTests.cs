using Robotics.Msgs.BuiltinInterfaces;

namespace Robotics.Ros2.Tests;

public class RosTimeTests
{
    [Theory]
    [InlineData(0L, 0, 0u)]
    [InlineData(1_500_000_000L, 1, 500_000_000u)]
    [InlineData(-1L, -1, 999_999_999u)]
    [InlineData(-1_000_000_000L, -1, 0u)]
    [InlineData((int.MaxValue * 1_000_000_000L) + 999_999_999, int.MaxValue, 999_999_999u)]
    [InlineData(int.MinValue * 1_000_000_000L, int.MinValue, 0u)]
    public void SplitsNanoseconds(long nanoseconds, int sec, uint nanosec)
    {
        var time = RosTime.FromNanoseconds(nanoseconds);
        Assert.Equal(new RosTime(sec, nanosec), time);
        Assert.Equal(nanoseconds, time.Nanoseconds);
    }

    [Fact]
    public void RefusesWhatTheMessageCannotHold()
    {
        Assert.Throws<OverflowException>(() => RosTime.FromNanoseconds((int.MaxValue + 1L) * 1_000_000_000));
        Assert.Throws<OverflowException>(() => RosTime.FromNanoseconds((int.MinValue * 1_000_000_000L) - 1));
    }

    [Fact]
    public void GoesIntoAStampAndBack()
    {
        var stamp = new Time();
        new RosTime(12, 34).CopyTo(stamp);
        Assert.Equal((12, 34u), (stamp.Sec, stamp.Nanosec));
        Assert.Equal(new RosTime(12, 34), RosTime.FromMessage(stamp));
    }

    [Fact]
    public void TheClockIsTheSystems()
    {
        var before = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        Assert.InRange(RosTime.Now.Sec, before, DateTimeOffset.UtcNow.ToUnixTimeSeconds() + 1);
    }
}
