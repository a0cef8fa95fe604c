using System.Text.RegularExpressions;
using Robotics.Msgs.RclInterfaces;
using Robotics.Nodes.Tests.Support;
using Robotics.Ros2;

namespace Robotics.Nodes.Tests.Ros;

public class LoggingTests
{
    [Fact]
    public void The_log_goes_to_rosout_and_to_the_console_in_the_format_of_ROS()
    {
        using LiveNode node = LiveNode.WithTinyModel();
        using RosSubscription<Log> logs = node.Ros.CreateSubscription<Log>("/rosout", QosProfile.Rosout);
        node.Await(() => logs.PublisherCount > 0, "the node's /rosout");

        node.Ask($"set_bool {LiveNode.Name}/set_enabled 0");

        Log? log = null;
        node.Await(() => (log = logs.TakeMessage() ?? log)?.Msg == "Segmentation is disabled.", "the line on /rosout");
        Assert.Equal(("segmentation_node", (byte)RosLogLevel.Info), (log!.Name, log.Level));
        node.Await(
            () => node.Process.Errors.Split('\n').Any(line =>
                Regex.IsMatch(line, @"^\[INFO\] \[\d{10}\.\d{9}\] \[segmentation_node\]: Segmentation is disabled\.$")),
            "the line on the console");
    }

    [Theory]
    [InlineData("warn")]
    [InlineData("segmentation_node:=warn")]
    public void Levels_of_the_command_line_hold(string level)
    {
        using LiveNode node = LiveNode.WithTinyModel("--log-level", level);
        node.Await(() => node.Ask($"get_state {LiveNode.Name}/get_state") == "3 active", "the active state");

        node.Ask($"set_bool {LiveNode.Name}/set_enabled 0");
        node.Ask($"change_state {LiveNode.Name}/change_state 99");

        node.Await(() => node.Process.Errors.Contains("[WARN]", StringComparison.Ordinal), "a warning");
        Assert.DoesNotContain("[INFO]", node.Process.Errors, StringComparison.Ordinal);
    }
}
