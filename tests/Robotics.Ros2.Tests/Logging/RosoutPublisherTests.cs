using Robotics.Msgs.RclInterfaces;

namespace Robotics.Ros2.Tests;

public class RosoutPublisherTests
{
    private readonly TestDomain _domain = new();

    [Fact]
    public void ALateSubscriptionReceivesTheMessages()
    {
        using var context = _domain.Open();
        using var node = context.CreateNode("camera", "/robot");
        node.Rosout.Publish(RosLogLevel.Warn, "The lens is dirty.", file: "camera.cs", function: "Check", line: 12);
        node.Rosout.Publish(RosLogLevel.Info, "Cleaned.", "robot.camera.wiper");
        using var console = _domain.OpenNode("console");
        using var logs = console.Node.CreateSubscription<Log>("/rosout", QosProfile.Latched(1000));
        var first = Next(logs);
        Assert.Equal(
            (30, "robot.camera", "The lens is dirty.", "camera.cs", "Check", 12u),
            (first.Level, first.Name, first.Msg, first.File, first.Function, first.Line));
        Assert.True(first.Stamp.Sec > 1_000_000_000);
        Assert.Equal("robot.camera.wiper", Next(logs).Name);

        var publisher = console.Context.Graph.GetPublishers("/rosout").Single();
        Assert.Equal(TimeSpan.FromSeconds(10), publisher.Qos.Lifespan);
        Assert.Equal(Durability.TransientLocal, publisher.Qos.Durability);
        node.Dispose();
        node.Rosout.Publish(RosLogLevel.Fatal, "Nobody hears this.");
        Assert.False(node.Rosout.IsEnabled);
    }

    [Fact]
    public void TheArgumentsSwitchItOff()
    {
        var arguments = RosArguments.Parse(["--ros-args", "--disable-rosout-logs"]);
        using var context = new RosContext(_domain.Options() with { Arguments = arguments });
        using var node = context.CreateNode("n");
        Assert.False(node.Rosout.IsEnabled);
        node.Rosout.Publish(RosLogLevel.Info, "Nothing happens.");
        Assert.Empty(context.Graph.GetPublishers("/rosout"));
    }

    private static Log Next(RosSubscription<Log> logs)
    {
        Assert.True(logs.Wait(TimeSpan.FromSeconds(20)));
        return logs.TakeMessage()!;
    }
}
