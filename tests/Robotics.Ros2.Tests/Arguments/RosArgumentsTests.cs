namespace Robotics.Ros2.Tests;

public class RosArgumentsTests
{
    [Fact]
    public void LeavesTheProgramItsArguments()
    {
        var arguments = RosArguments.Parse(
            ["segment", "--model", "m.onnx", "--ros-args", "-r", "a:=b", "--", "--json", "f", "--ros-args", "-e", "/robot"]);
        Assert.Equal(["segment", "--model", "m.onnx", "--json", "f"], arguments.UserArguments);
        Assert.Equal("/robot", arguments.Enclave);
        Assert.Single(arguments.Remaps);
    }

    [Fact]
    public void NothingIsSetByDefault()
    {
        var arguments = RosArguments.Parse(["-r", "a:=b", "--", "x"]);
        Assert.Equal(["-r", "a:=b", "--", "x"], arguments.UserArguments);
        Assert.Empty(arguments.Remaps);
        Assert.True(arguments.LogsToRosout && arguments.LogsToStdout && arguments.LogsToExternalLibrary);
        Assert.Equal(RosLogLevel.Unset, arguments.LogLevels.Find("any"));
        Assert.Null(arguments.Enclave);
    }

    [Fact]
    public void ReadsTheLoggingOptions()
    {
        var arguments = RosArguments.Parse(
            ["--ros-args", "--disable-rosout-logs", "--disable-stdout-logs", "--enable-stdout-logs", "--disable-external-lib-logs",
                "--log-config-file", "log.conf", "--log-level", "WARN", "--log-level", "robot:=debug", "--log-level",
                "robot.camera:=fatal"]);
        Assert.False(arguments.LogsToRosout);
        Assert.True(arguments.LogsToStdout);
        Assert.False(arguments.LogsToExternalLibrary);
        Assert.Equal("log.conf", arguments.LogConfigFile);
        Assert.Equal(RosLogLevel.Warn, arguments.LogLevels.Default);
        Assert.Equal(RosLogLevel.Warn, arguments.LogLevels.Find("other"));
        Assert.Equal(RosLogLevel.Debug, arguments.LogLevels.Find("robot"));
        Assert.Equal(RosLogLevel.Debug, arguments.LogLevels.Find("robot.arm.driver"));
        Assert.Equal(RosLogLevel.Fatal, arguments.LogLevels.Find("robot.camera.lens"));
        Assert.Equal(RosLogLevel.Warn, arguments.LogLevels.Find("robots"));
    }

    [Theory]
    [InlineData("not a ROS argument", "--unknown")]
    [InlineData("not a ROS argument", "a:=b")]
    [InlineData("lacks its value", "-r")]
    [InlineData("lacks its value", "-p", "--")]
    [InlineData("lacks its value", "--params-file", "--ros-args")]
    [InlineData("not of the form", "-r", "ab")]
    [InlineData("not of the form", "-r", ":=b")]
    [InlineData("empty", "-r", "a:=")]
    [InlineData("character '*'", "-r", "/*:=b")]
    [InlineData("character '\\'", "-r", "a:=\\1")]
    [InlineData("character '-'", "-r", "n-1:a:=b")]
    [InlineData("begins with the digit", "-r", "__node:=1st")]
    [InlineData("does not begin with '/'", "-r", "__ns:=robot")]
    [InlineData("two slashes", "-r", "__ns:=/a//b")]
    [InlineData("substitution other", "-r", "{x}:=b")]
    [InlineData("not of the form", "-p", "x")]
    [InlineData("not of the form", "-p", ":x:=1")]
    [InlineData("not of the form", "-p", "a b:=1")]
    [InlineData("one type", "-p", "x:=[1, 2.5]")]
    [InlineData("scalars only", "-p", "x:=[[1]]")]
    [InlineData("scalar or a sequence", "-p", "x:={a: 1}")]
    [InlineData("not understood", "-p", "x:=[1")]
    [InlineData("is empty", "-p", "x:=")]
    [InlineData("it must be debug", "--log-level", "loud")]
    [InlineData("it must be debug", "--log-level", "robot:=loud")]
    [InlineData("names no logger", "--log-level", ":=debug")]
    [InlineData("does not begin with '/'", "-e", "robot")]
    [InlineData("cannot be read", "--params-file", "/nowhere/params.yaml")]
    [InlineData("cannot be read", "--params-file", "")]
    public void RefusesWithTheReason(string reason, params string[] arguments)
        => Assert.Contains(reason, Assert.Throws<RosArgumentException>(() => RosArguments.Parse(["--ros-args", .. arguments])).Message);
}
