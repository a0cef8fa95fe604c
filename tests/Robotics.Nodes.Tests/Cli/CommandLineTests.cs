using Robotics.Nodes.Tests.Support;

namespace Robotics.Nodes.Tests.Cli;

public class CommandLineTests
{
    public static TheoryData<string[]> BadUsage => new(
        ["--nonsense"],
        ["node", "--threads", "many"],
        ["node", "--threads", "-1"],
        ["node", "--max-fps", "-5"],
        ["node", "--provider", "abacus"],
        ["node", "--domain", "233"],
        ["node", "--name", "not a name"],
        ["node", "--domain", "-1", "--seconds", "0"],
        ["node", "-r", "image"],
        ["node", "--ros-args", "-r", "image"],
        ["node", "--ros-args", "--params-file", "/nowhere.yaml"],
        ["camera", "--ros-args", "-r", "__node:=not a name"],
        ["camera", "--rate", "0"],
        ["camera", "--size", "12"],
        ["camera", "--images", "a", "--video", "b"],
        ["monitor", "--node", "a b"],
        ["demo", "--domain", "-1"],
        ["bag"],
        ["bag", "info"],
        ["bag", "convert", "a", "b", "--storage", "sqlite3", "--compression", "lz4"],
        ["bag", "convert", "a", "b", "--start", "-1"],
        ["bag", "synth", "a", "--size", "12"],
        ["bag", "synth", "a", "--rate", "0"],
        ["bag", "play", "a", "--rate", "0"],
        ["bag", "play", "a", "-r", "nonsense"],
        ["bag", "record", "a", "--regex", "("],
        ["bag", "record", "a", "--domain", "233"]);

    [Theory]
    [MemberData(nameof(BadUsage))]
    public void Bad_usage_is_one_sentence_and_exit_code_2(string[] arguments)
    {
        using NodeProcess process = new(1, arguments);

        Assert.Equal(2, process.WaitForExit());
        Assert.StartsWith(
            "robotics: ", Assert.Single(process.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("node")]
    [InlineData("camera")]
    [InlineData("monitor")]
    [InlineData("demo")]
    public void Every_verb_has_help(string verb)
    {
        using NodeProcess process = new(1, verb, "--help");

        Assert.Equal(0, process.WaitForExit());
        Assert.Contains("--json", process.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("info")]
    [InlineData("convert")]
    [InlineData("recover")]
    [InlineData("synth")]
    [InlineData("play")]
    [InlineData("record")]
    public void Every_verb_on_recordings_has_help(string verb)
    {
        using NodeProcess process = new(1, "bag", verb, "--help");

        Assert.Equal(0, process.WaitForExit());
        Assert.Contains($"bag {verb}", process.Output, StringComparison.Ordinal);
    }
}
