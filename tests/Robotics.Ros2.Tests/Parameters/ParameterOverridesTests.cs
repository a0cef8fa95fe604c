namespace Robotics.Ros2.Tests;

public sealed class ParameterOverridesTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Theory]
    [InlineData("/**", "/n", true)]
    [InlineData("/**", "/a/b/n", true)]
    [InlineData("/*", "/n", true)]
    [InlineData("/*", "/a/n", false)]
    [InlineData("/*/n", "/a/n", true)]
    [InlineData("/*/n", "/n", false)]
    [InlineData("/**/n", "/n", true)]
    [InlineData("/**/n", "/a/b/n", true)]
    [InlineData("/**/n", "/n/m", false)]
    [InlineData("/a/**/n", "/a/n", true)]
    [InlineData("/a/**", "/a", true)]
    [InlineData("/a/**/b/**/n", "/a/b/c/b/n", true)]
    [InlineData("/a/**/b/**/n", "/a/c/n", false)]
    [InlineData("n", "/n", true)]
    [InlineData("n", "/a/n", false)]
    public void WildcardsStandForWholeParts(string section, string node, bool matches)
    {
        var overrides = new ParameterOverrides();
        overrides.Set(section, "x", RosParameterValue.From(1L));
        Assert.Equal(matches, overrides.For(node).ContainsKey("x"));
    }

    // As measured with rclcpp: sections apply in the order in which they appear first.
    [Theory]
    [InlineData("/**: {ros__parameters: {x: 0}}\n/n: {ros__parameters: {x: 1}}", "x:=2", 1)]
    [InlineData("/n: {ros__parameters: {x: 1}}", "x:=2", 2)]
    [InlineData("/**: {ros__parameters: {x: 0}}\n/n: {ros__parameters: {x: 1}}", "n:x:=2", 2)]
    [InlineData("/n: {ros__parameters: {x: 1}}\n/**: {ros__parameters: {x: 0}}", "y:=2", 0)]
    public void TheSectionThatAppearsLastWins(string yaml, string parameter, long value)
    {
        File.WriteAllText(_file, yaml);
        var arguments = RosArguments.Parse(["--ros-args", "--params-file", _file, "-p", parameter]);
        Assert.Equal(RosParameterValue.From(value), arguments.ParameterOverrides.For("/n")["x"]);
    }

    [Fact]
    public void RefusesAFileThatIsNoText()
    {
        File.WriteAllBytes(_file, [0x2f, 0xff, 0xfe, 0x3a]);
        Assert.Throws<RosArgumentException>(() => RosArguments.Parse(["--ros-args", "--params-file", _file]));
    }
}
