namespace Robotics.Ros2.Tests;

public class ParameterYamlTests
{
    [Theory]
    [InlineData("true", true)]
    [InlineData("Yes", true)]
    [InlineData("y", true)]
    [InlineData("off", false)]
    [InlineData("N", false)]
    [InlineData("42", 42L)]
    [InlineData("-7", -7L)]
    [InlineData("+7", 7L)]
    [InlineData("0x10", 16L)]
    [InlineData("010", 8L)]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("-9223372036854775808", long.MinValue)]
    [InlineData("9223372036854775808", 9223372036854775808.0)]
    [InlineData("08", 8.0)]
    [InlineData("1e3", 1000.0)]
    [InlineData("0.5", 0.5)]
    [InlineData(".5", 0.5)]
    [InlineData("5.", 5.0)]
    [InlineData("-2.5E-1", -0.25)]
    [InlineData(".inf", double.PositiveInfinity)]
    [InlineData("-.inf", double.NegativeInfinity)]
    [InlineData(".nan", double.NaN)]
    [InlineData("nan", double.NaN)]
    [InlineData("tRUE", "tRUE")]
    [InlineData("'42'", "42")]
    [InlineData("\"yes\"", "yes")]
    [InlineData("!!str 42", "42")]
    [InlineData("''", "")]
    [InlineData("~", "~")]
    [InlineData("null", "null")]
    [InlineData("1_000", "1_000")]
    [InlineData("0x", "0x")]
    [InlineData("1e999", "1e999")]
    [InlineData("some text", "some text")]
    [InlineData("/dev/video0", "/dev/video0")]
    public void ReadsScalarsAsRclDoes(string yaml, object value) => Assert.Equal(Wrap(value), ParameterYaml.ReadValue("x", yaml));

    [Fact]
    public void ReadsSequencesOfOneType()
    {
        Assert.Equal(RosParameterValue.From(new[] { true, false }), ParameterYaml.ReadValue("x", "[yes, no]"));
        Assert.Equal(RosParameterValue.From(new[] { 1L, 16L }), ParameterYaml.ReadValue("x", "[1, 0x10]"));
        Assert.Equal(RosParameterValue.From(new[] { 1.0, 2.5 }), ParameterYaml.ReadValue("x", "[1.0, 2.5]"));
        Assert.Equal(RosParameterValue.From(new[] { "front", "2" }), ParameterYaml.ReadValue("x", "[front, '2']"));
        Assert.True(ParameterYaml.ReadValue("x", "[]").IsEmptyArray);
    }

    [Fact]
    public void ReadsNestedFiles()
    {
        const string File = """
            # one node by its full name, in two ways, and one by nesting
            /robot/camera:
              ros__parameters:
                rate: 30
                qos_overrides:
                  /image:
                    publisher: {depth: 3}
            robot:
              arm:
                ros__parameters:
                  names: [a, b]
            empty:
              ros__parameters:
            """;
        var overrides = new ParameterOverrides();
        ParameterYaml.ReadText(File, "f", overrides);
        var camera = overrides.For("/robot/camera");
        Assert.Equal(RosParameterValue.From(30L), camera["rate"]);
        Assert.Equal(RosParameterValue.From(3L), camera["qos_overrides./image.publisher.depth"]);
        Assert.Equal(2, camera.Count);
        Assert.Equal(RosParameterValue.From(new[] { "a", "b" }), overrides.For("/robot/arm")["names"]);
        Assert.Empty(overrides.For("/arm"));
        Assert.Empty(overrides.For("/empty"));
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("text", "map of node names")]
    [InlineData("[a]", "map of node names")]
    [InlineData("ros__parameters: {a: 1}", "without a node name")]
    [InlineData("n: 1", "must hold a map")]
    [InlineData("n: {ros__parameters: 1}", "must hold a map")]
    [InlineData("n: {ros__parameters: {a: }}", "no value")]
    [InlineData("n: {ros__parameters: {a: [1, x]}}", "one type")]
    [InlineData("n: {ros__parameters: {a b: 1}}", "has a blank")]
    [InlineData("n:\n  ros__parameters:\n    a: &x 1\n    b: *x", "scalar or a sequence")]
    [InlineData("n: {ros__parameters: {[a]: 1}}", "key must be a scalar")]
    [InlineData("n:\n  ros__parameters:\n    a: {x: [1, y]}", "line 3")]
    [InlineData("n: {ros__parameters: {a: 1}}\n---\nm: {}", "not understood")]
    public void RefusesOtherFilesWithTheReason(string yaml, string reason)
        => Assert.Contains(
            reason, Assert.Throws<RosArgumentException>(() => ParameterYaml.ReadText(yaml, "f", new ParameterOverrides())).Message);

    [Fact]
    public void RefusesEndlessNesting()
    {
        var yaml = string.Concat(Enumerable.Repeat("{a: ", 5000));
        Assert.Contains(
            "deep", Assert.Throws<RosArgumentException>(() => ParameterYaml.ReadText(yaml, "f", new ParameterOverrides())).Message);
    }

    private static RosParameterValue Wrap(object value) => value switch
    {
        bool flag => RosParameterValue.From(flag),
        long integer => RosParameterValue.From(integer),
        double number => RosParameterValue.From(number),
        _ => RosParameterValue.From((string)value),
    };
}
