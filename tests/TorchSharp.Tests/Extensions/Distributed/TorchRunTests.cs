using TorchSharp.Extensions;

namespace TorchSharp.Tests.Extensions.Distributed;

public sealed class TorchRunTests
{
    private static readonly Dictionary<string, string> s_whole = new()
    {
        ["MASTER_ADDR"] = "10.0.0.7", ["MASTER_PORT"] = "29500", ["RANK"] = "5", ["WORLD_SIZE"] = "8", ["LOCAL_RANK"] = "1",
    };

    [Fact]
    public void The_variables_of_torchrun_say_the_place() =>
        Assert.Equal(new TorchRun("10.0.0.7", 29500, 5, 8, 1), TorchRun.From(s_whole.GetValueOrDefault));

    [Fact]
    public void A_launcher_that_listens_and_an_interface_are_seen()
    {
        TorchRun? place = From(
            ("TORCHELASTIC_USE_AGENT_STORE", "True"), ("TORCHELASTIC_RESTART_COUNT", "2"), ("GLOO_SOCKET_IFNAME", "lo,eth0"));
        Assert.Equal((true, 2, "lo"), (place!.LauncherListens, place.Attempt, place.Interface));
    }

    [Theory]
    [InlineData("WORLD_SIZE", "")]
    [InlineData("WORLD_SIZE", "1")]
    public void A_process_alone_has_no_place(string name, string value) => Assert.Null(From((name, value)));

    [Theory]
    [InlineData("MASTER_ADDR", "", "must also name MASTER_ADDR")]
    [InlineData("MASTER_PORT", "", "must also name MASTER_PORT")]
    [InlineData("MASTER_PORT", "65536", "MASTER_PORT is \"65536\"; it must be 1 to 65535")]
    [InlineData("RANK", "8", "RANK is \"8\"; it must be 0 to 7")]
    [InlineData("RANK", "-1", "RANK is \"-1\"")]
    [InlineData("WORLD_SIZE", "many", "WORLD_SIZE is \"many\"")]
    [InlineData("LOCAL_RANK", "x", "LOCAL_RANK is \"x\"")]
    public void What_is_missing_or_impossible_is_named(string name, string value, string sentence) =>
        Assert.Contains(sentence, Assert.Throws<InvalidOperationException>(() => From((name, value))).Message);

    [Theory]
    [InlineData("localhost", true)]
    [InlineData("127.0.0.1", true)]
    [InlineData("::1", true)]
    [InlineData("10.0.0.7", false)]
    [InlineData("node1", false)]
    public void Loopback_is_recognised(string address, bool loopback) =>
        Assert.Equal(loopback, new TorchRun(address, 29500, 0, 2, 0).IsLoopback);

    private static TorchRun? From(params (string Name, string Value)[] changes)
    {
        var variables = new Dictionary<string, string>(s_whole);
        foreach (var (name, value) in changes) variables[name] = value;
        return TorchRun.From(variables.GetValueOrDefault);
    }
}
