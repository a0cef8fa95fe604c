using Robotics.Msgs.RosgraphMsgs;

namespace Robotics.Ros2.Tests;

public class RosClockTests
{
    private readonly TestDomain _domain = new();

    [Fact]
    public void IsTheSystemsByDefault()
    {
        using var node = _domain.OpenNode("n");
        Assert.False(node.Node.Clock.IsSimulated);
        var before = RosTime.NowNanoseconds;
        Assert.InRange(node.Node.Clock.NowNanoseconds, before, before + 10_000_000_000);
    }

    [Fact]
    public void FollowsTheClockWhileTheParameterSaysSo()
    {
        var arguments = RosArguments.Parse(["--ros-args", "-p", "use_sim_time:=true"]);
        using var context = new RosContext(_domain.Options() with { Arguments = arguments });
        using var node = context.CreateNode("n");
        using var source = _domain.OpenNode("bag");
        using var clock = source.Node.CreatePublisher<Clock>("/clock", QosProfile.Default);
        Assert.True(node.Parameters.Get("use_sim_time").As<bool>());
        Assert.True(node.Clock.IsSimulated);
        Assert.Equal(0, node.Clock.NowNanoseconds);
        TestDomain.Await(() => clock.SubscriptionCount == 1, "the node subscribes to /clock");

        Publish(clock, 7, 5);
        TestDomain.Await(() => node.Clock.Now == new RosTime(7, 5), "the time is that of /clock");
        Publish(clock, 3, 0);
        TestDomain.Await(() => node.Clock.Now == new RosTime(3, 0), "the time jumps back");

        Assert.True(node.Parameters.Set("use_sim_time", false).Succeeded);
        Assert.False(node.Clock.IsSimulated);
        Assert.True(node.Clock.Now.Sec > 1_000_000_000);
        TestDomain.Await(() => clock.SubscriptionCount == 0, "the node leaves /clock");
        Assert.True(node.Parameters.Set("use_sim_time", true).Succeeded);
        Assert.Equal(0, node.Clock.NowNanoseconds);
    }

    [Fact]
    public void KeepsTheLastTimeWhenAMessageHasNone()
    {
        using var node = _domain.OpenNode("n");
        using var source = _domain.OpenNode("bag");
        using var clock = source.Node.CreatePublisher<Clock>("/clock", QosProfile.Default);
        Assert.True(node.Node.Parameters.Set("use_sim_time", true).Succeeded);
        var last = new RosTime(7, 999_999_999);
        TestDomain.Await(
            () =>
            {
                Publish(clock, last.Sec, last.Nanosec);
                return node.Node.Clock.Now == last;
            },
            "the time is that of /clock");

        for (var k = 0; k < 20; k++)
        {
            Publish(clock, int.MaxValue, 1_000_000_000);
            Thread.Sleep(5);
            Assert.Equal(last, node.Node.Clock.Now);
        }
    }

    private static void Publish(RosPublisher<Clock> clock, int sec, uint nanosec)
        => clock.Publish(new Clock { ClockValue = new() { Sec = sec, Nanosec = nanosec } });
}
