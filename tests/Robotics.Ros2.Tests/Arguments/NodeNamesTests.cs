namespace Robotics.Ros2.Tests;

public class NodeNamesTests
{
    [Theory]
    [InlineData("/ns/image", "image", "image:=photo", "/ns/photo")]
    [InlineData("an absolute rule", "image", "/ns/image:=/photo", "/photo")]
    [InlineData("a private rule", "~/mask", "~/mask:=~/labels", "/ns/node/labels")]
    [InlineData("a private rule, absolute name", "/ns/node/mask", "~/mask:=out", "/ns/out")]
    [InlineData("substitutions", "image", "{ns}/image:=/{node}/image", "/node/image")]
    [InlineData("for this node", "image", "node:image:=photo", "/ns/photo")]
    [InlineData("for another", "image", "other:image:=photo", "/ns/image")]
    [InlineData("topics only", "image", "rostopic://image:=photo", "/ns/photo")]
    [InlineData("topics of this node only", "image", "node:rostopic://image:=photo", "/ns/photo")]
    [InlineData("services only", "image", "rosservice://image:=photo", "/ns/image")]
    [InlineData("another name", "image", "images:=photo", "/ns/image")]
    public void RemapsTopics(string what, string topic, string rule, string full)
        => Assert.True(Create("node", "/ns", rule).ResolveTopic(topic) == full, what);

    [Theory]
    [InlineData("trigger:=fire", "/ns/fire")]
    [InlineData("rosservice://trigger:=fire", "/ns/fire")]
    [InlineData("rostopic://trigger:=fire", "/ns/trigger")]
    public void RemapsServices(string rule, string full) => Assert.Equal(full, Create("node", "/ns", rule).ResolveService("trigger"));

    [Fact]
    public void TheFirstRuleWinsAndIsAppliedOnce()
    {
        Assert.Equal("/b", Create("n", "/", "a:=b", "a:=c").ResolveTopic("a"));
        Assert.Equal("/b", Create("n", "/", "a:=b", "b:=c").ResolveTopic("a"));
        Assert.Equal("/c", Create("n", "/", "other:a:=b", "a:=c").ResolveTopic("a"));
    }

    [Fact]
    public void RemapsTheNodeItself()
    {
        var names = Create("node", "/ns", "__node:=camera", "__ns:=/robot", "~/x:=y");
        Assert.Equal("camera", names.Name);
        Assert.Equal("/robot", names.Namespace);
        Assert.Equal("/robot/image", names.ResolveTopic("image"));
        Assert.Equal("/robot/y", names.ResolveTopic("/robot/camera/x"));
        Assert.Equal("camera", Create("node", "/", "__name:=camera").Name);
        Assert.Equal("node", Create("node", "/", "other:__node:=camera").Name);

        // A rule for a node means the name that the program gave it, until it is renamed.
        Assert.Equal("/robot", Create("node", "/", "node:__node:=camera", "camera:__ns:=/robot").Namespace);
    }

    private static NodeNames Create(string name, string ns, params string[] rules) => new(name, ns, [.. rules.Select(RemapRule.Parse)]);
}
