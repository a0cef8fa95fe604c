namespace Robotics.Ros2.Tests;

public class RosParameterValueTests
{
    [Fact]
    public void GivesBackWhatItWraps()
    {
        Assert.True(RosParameterValue.From(true).As<bool>());
        Assert.Equal(5L, RosParameterValue.From(5).As<long>());
        Assert.Equal(5, RosParameterValue.From(5L).As<int>());
        Assert.Equal(0.5f, RosParameterValue.From(0.5).As<float>());
        Assert.Equal("a", RosParameterValue.From("a").As<string>());
        Assert.Equal(new byte[] { 1, 2 }, RosParameterValue.From(new byte[] { 1, 2 }).As<byte[]>());
        Assert.Throws<InvalidCastException>(() => RosParameterValue.From(5L).As<double>());
        Assert.Throws<InvalidCastException>(() => RosParameterValue.NotSet.As<string>());
        Assert.Throws<OverflowException>(() => RosParameterValue.From(1L << 40).As<int>());
        Assert.Throws<ArgumentException>(() => RosParameterValue.From(DateTime.UtcNow));
    }

    [Fact]
    public void DoesNotShareArrays()
    {
        var array = new[] { 1L, 2 };
        var value = RosParameterValue.From(array);
        array[0] = 9;
        value.As<long[]>()[1] = 9;
        Assert.Equal([1L, 2], value.As<long[]>());
        Assert.Equal(RosParameterValue.From(new[] { 1L, 2 }), value);
    }

    [Theory]
    [InlineData("a: b")]
    [InlineData("yes")]
    [InlineData("12")]
    [InlineData("")]
    [InlineData("- x")]
    [InlineData("line\nbreak \"quoted\" \\ \t end")]
    public void WritesTextThatReadsBack(string text)
        => Assert.Equal(RosParameterValue.From(text), ParameterYaml.ReadValue("x", RosParameterValue.From(text).ToString()));

    [Fact]
    public void WritesNumbersThatKeepTheirType()
    {
        Assert.Equal("1.0", RosParameterValue.From(1.0).ToString());
        Assert.Equal("1", RosParameterValue.From(1L).ToString());
        Assert.Equal("[0.1, .inf]", RosParameterValue.From(new[] { 0.1, double.PositiveInfinity }).ToString());
        Assert.Equal("[front, \"a b\"]", RosParameterValue.From(new[] { "front", "a b" }).ToString());
    }
}
