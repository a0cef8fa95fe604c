using Robotics.Nodes.Ros;
using Robotics.Ros2;

namespace Robotics.Nodes.Tests.Ros;

public class TopicRemapperTests
{
    [Theory]
    [InlineData("image", "/robot/image")]
    [InlineData("/image", "/image")]
    [InlineData("~/mask", "/robot/seg/mask")]
    [InlineData("camera_info", "/front/info")]
    [InlineData("/robot/camera_info", "/front/info")]
    [InlineData("~/overlay", "/robot/view")]
    [InlineData("view", "/robot/view")]
    public void Both_sides_are_expanded_and_a_rule_is_applied_once(string topic, string expected)
    {
        TopicRemapper remapper = new("seg", "/robot", ["camera_info:=/front/info", "~/overlay:=view", "/front/info:=/nowhere", "camera_info:=/late"]);

        Assert.Equal(expected, remapper.Resolve(topic));
    }

    [Theory]
    [InlineData("image")]
    [InlineData(":=image")]
    [InlineData("image:=")]
    public void Rules_have_two_sides(string rule) => Assert.Throws<FormatException>(() => new TopicRemapper("seg", "/", [rule]));

    [Fact]
    public void Names_are_checked() => Assert.Throws<RosNameException>(() => new TopicRemapper("seg", "/", ["image:=a//b"]));
}
