namespace Robotics.Ros2.Tests;

public class RosNamesTests
{
    [Theory]
    [InlineData("/absolute", "/absolute")]
    [InlineData("/a/b/c", "/a/b/c")]
    [InlineData("relative", "/robot/arm/relative")]
    [InlineData("image/compressed", "/robot/arm/image/compressed")]
    [InlineData("~", "/robot/arm/camera")]
    [InlineData("~/mask", "/robot/arm/camera/mask")]
    [InlineData("{node}/x", "/robot/arm/camera/x")]
    [InlineData("/{node}/x", "/camera/x")]
    [InlineData("{ns}/x", "/robot/arm/x")]
    [InlineData("{namespace}/x", "/robot/arm/x")]
    [InlineData("_hidden", "/robot/arm/_hidden")]
    [InlineData("A1_/b2", "/robot/arm/A1_/b2")]
    public void ExpandsTopics(string topic, string full)
        => Assert.Equal(full, RosNames.ExpandTopic(topic, "camera", "/robot/arm"));

    [Theory]
    [InlineData("relative", "/relative")]
    [InlineData("~/mask", "/camera/mask")]
    [InlineData("{ns}/x", "/x")]
    public void ExpandsTopicsInTheRootNamespace(string topic, string full)
        => Assert.Equal(full, RosNames.ExpandTopic(topic, "camera", "/"));

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("/", "ends with '/'")]
    [InlineData("/a/", "ends with '/'")]
    [InlineData("/a//b", "two slashes in a row")]
    [InlineData("//a", "two slashes in a row")]
    [InlineData("/a/1b", "begins with the digit '1'")]
    [InlineData("with space", "the character ' '")]
    [InlineData("/a-b", "the character '-'")]
    [InlineData("/ä", "the character 'ä'")]
    [InlineData("/a/~", "the character '~'")]
    [InlineData("~mask", "'~' that is not followed by '/'")]
    [InlineData("/{unknown}", "substitution other than")]
    [InlineData("/{node", "substitution other than")]
    public void RefusesTopics(string topic, string reason)
        => Assert.Contains(reason, Assert.Throws<RosNameException>(() => RosNames.ExpandTopic(topic, "camera", "/robot")).Message);

    [Fact]
    public void RefusesTopicsThatDdsCannotName()
    {
        Assert.Equal(RosNames.MaxTopicLength, RosNames.ExpandTopic("/" + new string('a', RosNames.MaxTopicLength - 1), "n", "/").Length);
        Assert.Throws<RosNameException>(() => RosNames.ExpandTopic("/" + new string('a', RosNames.MaxTopicLength), "n", "/"));
    }

    [Theory]
    [InlineData("", "/")]
    [InlineData("/", "/")]
    [InlineData("robot", "/robot")]
    [InlineData("/robot/arm", "/robot/arm")]
    public void ExpandsNamespaces(string ns, string full) => Assert.Equal(full, RosNames.ExpandNamespace(ns));

    [Theory]
    [InlineData("/robot/")]
    [InlineData("a//b")]
    [InlineData("/2nd")]
    [InlineData("~")]
    [InlineData("/a.b")]
    public void RefusesNamespaces(string ns) => Assert.Throws<RosNameException>(() => RosNames.ExpandNamespace(ns));

    [Theory]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("/a")]
    [InlineData("1a")]
    [InlineData("a b")]
    public void RefusesNodeNames(string name) => Assert.Throws<RosNameException>(() => RosNames.CheckNodeName(name));

    [Theory]
    [InlineData("/", "camera", "/camera")]
    [InlineData("/robot", "camera", "/robot/camera")]
    public void JoinsFullNodeNames(string ns, string name, string full) => Assert.Equal(full, RosNames.FullNodeName(name, ns));

    [Theory]
    [InlineData("rt/a/b", "/a/b")]
    [InlineData("rq/a/bRequest", null)]
    [InlineData("ros_discovery_info", null)]
    [InlineData("rtx", null)]
    public void FindsRosTopicsAmongDdsTopics(string dds, string? ros) => Assert.Equal(ros, DdsNames.ToRosTopic(dds));

    [Theory]
    [InlineData("sensor_msgs::msg::dds_::Image_", "sensor_msgs/msg/Image")]
    [InlineData("Square::Shape", "Square::Shape")]
    public void NamesTypesAsRosDoes(string dds, string ros) => Assert.Equal(ros, DdsNames.ToRosType(dds));
}
