using System.Text.Json;
using Robotics.Bags;
using Robotics.Nodes.Tests.Support;

namespace Robotics.Nodes.Tests.Bags;

/// <summary>The verbs on recordings as a user calls them.</summary>
public class BagVerbTests
{
    [Fact]
    public void Synth_makes_the_same_recording_again()
    {
        using TemporaryFolder folder = new();
        foreach (string name in (string[])["a", "b"])
        {
            Run("synth", folder.Of(name), "--seconds", "0.5", "--size", "160x96", "--seed", "7");
        }

        using BagReader one = BagReader.Open(folder.Of("a"));
        using BagReader other = BagReader.Open(folder.Of("b"));
        Assert.Equal(["/image/compressed", "/camera_info", "/label"], one.Topics.Select(topic => topic.Name));
        Assert.All(one.CountMessages(), counted => Assert.Equal(5, counted.MessageCount));
        using BagCursor left = one.Read();
        using BagCursor right = other.Read();
        while (left.MoveNext() & right.MoveNext())
        {
            Assert.Equal((left.Current.Topic.Name, left.Current.Stamp), (right.Current.Topic.Name, right.Current.Stamp));
            Assert.True(left.Current.Payload.SequenceEqual(right.Current.Payload));
        }
    }

    [Fact]
    public void Info_tells_what_a_recording_holds()
    {
        using TemporaryFolder folder = new();
        Run("synth", folder.Of("bag"), "--seconds", "0.4", "--size", "64x64", "--raw", "--storage", "sqlite3");

        string output = Run("info", folder.Of("bag"), "--json", folder.Of("info.json"));

        JsonElement figures = JsonDocument.Parse(File.ReadAllText(folder.Of("info.json"))).RootElement;
        Assert.Equal(12, figures.GetProperty("messages").GetInt64());
        Assert.Equal(300_000_000, figures.GetProperty("duration_ns").GetInt64());
        Assert.Equal("sqlite3", figures.GetProperty("storage").GetString());
        Assert.Equal(
            ["/camera_info", "/image", "/label"],
            figures.GetProperty("topics").EnumerateArray().Select(topic => topic.GetProperty("name").GetString()));
        Assert.Contains("sensor_msgs/msg/CameraInfo", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Convert_writes_the_part_that_was_asked_for()
    {
        using TemporaryFolder folder = new();
        Run("synth", folder.Of("bag"), "--seconds", "1", "--size", "64x64");

        Run(
            "convert", folder.Of("bag"), folder.Of("part"), "--storage", "sqlite3", "--compression", "zstd", "--topics", "/label",
            "--start", "0.25", "--end", "0.65");

        using BagReader part = BagReader.Open(folder.Of("part"));
        Assert.Equal(BagStorage.Sqlite3, part.Storage);
        Assert.Equal("/label", Assert.Single(part.Topics).Name);
        Assert.Equal(4, part.MessageCount);
        using BagReader whole = BagReader.Open(folder.Of("bag"));
        Assert.Equal(whole.StartStamp + 300_000_000, part.StartStamp);
    }

    [Theory]
    [InlineData("convert")]
    [InlineData("recover")]
    public void A_copy_keeps_what_the_recorder_noted(string verb)
    {
        using TemporaryFolder folder = new();
        Run("synth", folder.Of("bag"), "--seconds", "0.1", "--size", "64x64");
        string metadata = File.ReadAllText(folder.Of("bag/metadata.yaml"));
        File.WriteAllText(
            folder.Of("bag/metadata.yaml"),
            metadata.Replace("custom_data: {}", "custom_data: {robot: r2}", StringComparison.Ordinal)
                .Replace("ros_distro: jazzy", "ros_distro: iron", StringComparison.Ordinal));

        Run(verb, folder.Of("bag"), folder.Of("copy"));

        using BagReader copy = BagReader.Open(folder.Of("copy"));
        Assert.Equal("r2", copy.Metadata!.CustomData["robot"]);
        Assert.Equal("iron", copy.Metadata.RosDistro);
    }

    [Fact]
    public void Recover_mends_a_recording_that_was_cut_off()
    {
        using TemporaryFolder folder = new();
        Run("synth", folder.Of("bag"), "--seconds", "2", "--size", "320x180", "--raw", "--compression", "none");
        string file = folder.Of("bag/bag_0.mcap");
        byte[] bytes = File.ReadAllBytes(file);
        File.WriteAllBytes(file, bytes[..(bytes.Length / 2)]);
        File.Delete(folder.Of("bag/metadata.yaml"));

        string output = Run("recover", folder.Of("bag"), folder.Of("sound"), "--json", folder.Of("recovery.json"));

        Assert.Contains("damaged: ", output, StringComparison.Ordinal);
        JsonElement recovery = JsonDocument.Parse(File.ReadAllText(folder.Of("recovery.json"))).RootElement;
        using BagReader sound = BagReader.Open(folder.Of("sound"));
        Assert.Empty(sound.Damage);
        Assert.InRange(sound.MessageCount, 20, 35);
        Assert.Equal(sound.MessageCount, recovery.GetProperty("message_count").GetInt64());
    }

    [Fact]
    public void A_missing_recording_is_one_sentence_and_exit_code_1()
    {
        using TemporaryFolder folder = new();
        using NodeProcess process = new(1, "bag", "info", folder.Of("nothing"));

        Assert.Equal(1, process.WaitForExit());
        Assert.Contains(
            "There is no recording", Assert.Single(process.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)),
            StringComparison.Ordinal);
    }

    private static string Run(params string[] arguments)
    {
        using NodeProcess process = new(1, ["bag", .. arguments]);
        Assert.True(process.WaitForExit() == 0, process.Errors);
        return process.Output;
    }
}
