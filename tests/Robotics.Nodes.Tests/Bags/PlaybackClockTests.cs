using Robotics.Nodes.Bags;

namespace Robotics.Nodes.Tests.Bags;

public class PlaybackClockTests
{
    [Fact]
    public void Stands_while_paused()
    {
        PlaybackClock clock = new(rate: 2);
        clock.Start(1_000_000_000);
        clock.Pause();
        long now = clock.Now;
        TimeSpan until = clock.Until(now + 4_000_000_000);

        Thread.Sleep(30);

        Assert.True(clock.IsPaused);
        Assert.Equal(now, clock.Now);
        Assert.Equal(until, clock.Until(now + 4_000_000_000));
        Assert.InRange(until.TotalSeconds, 1.999, 2.001);

        clock.Resume();
        Thread.Sleep(30);
        Assert.True(clock.Now >= now + 60_000_000);
    }
}
