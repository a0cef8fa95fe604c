using System.Text.Json;
using Robotics.Bags;
using Robotics.Nodes.Tests.Support;

namespace Robotics.Nodes.Tests.Bags;

/// <summary>A recording goes out over DDS and comes back as another recording.</summary>
public class RecordPlayTests
{
    [Fact]
    public void What_is_played_is_recorded_with_payload_qos_and_type()
    {
        using TemporaryFolder folder = new();
        Synthesize(folder.Of("bag"));
        int domain = Random.Shared.Next(1, 101);

        using NodeProcess recorder = new(
            domain, "bag", "record", folder.Of("copy"), "--regex", "^/(copied|label)$", "--max-size", "1", "--json",
            folder.Of("record.json"));
        using NodeProcess player = new(
            domain, "bag", "play", folder.Of("bag"), "--wait", "-r", "/image:=/copied", "--clock", "50", "--json", folder.Of("play.json"));
        Assert.True(player.WaitForExit() == 0, player.Errors);
        recorder.Signal("INT");
        Assert.True(recorder.WaitForExit() == 0, recorder.Errors);

        JsonElement played = JsonDocument.Parse(File.ReadAllText(folder.Of("play.json"))).RootElement;
        JsonElement recorded = JsonDocument.Parse(File.ReadAllText(folder.Of("record.json"))).RootElement;
        Assert.Equal(60, played.GetProperty("messages").GetInt64());
        Assert.Equal((40, 0), (recorded.GetProperty("messages").GetInt64(), recorded.GetProperty("lost").GetInt64()));
        using BagReader original = BagReader.Open(folder.Of("bag"));
        using BagReader copy = BagReader.Open(folder.Of("copy"));
        Assert.True(copy.Files.Count > 1);
        Assert.Equal(Payloads(original, "/image"), Payloads(copy, "/copied"));
        Assert.Equal(Payloads(original, "/label"), Payloads(copy, "/label"));
        BagTopic topic = copy.Topics.Single(candidate => candidate.Name == "/copied");
        BagTopic source = original.Topics.Single(candidate => candidate.Name == "/image");
        Assert.Equal((source.Type, source.TypeHash, source.Definition), (topic.Type, topic.TypeHash, topic.Definition));
        Assert.Equal(QosReliability.Reliable, Assert.Single(topic.Qos).Reliability);
    }

    [Fact]
    public void A_killed_recorder_loses_the_last_chunk_at_most()
    {
        using TemporaryFolder folder = new();
        Synthesize(folder.Of("bag"));
        int domain = Random.Shared.Next(1, 101);

        using NodeProcess recorder = new(domain, "bag", "record", folder.Of("copy"), "--topics", "/image");
        using NodeProcess player = new(domain, "bag", "play", folder.Of("bag"), "--wait", "--topics", "/image");
        Assert.True(player.WaitForExit() == 0, player.Errors);
        recorder.Signal("KILL");
        recorder.WaitForExit();

        using BagReader original = BagReader.Open(folder.Of("bag"));
        using BagReader copy = BagReader.Open(folder.Of("copy"));
        List<string> expected = Payloads(original, "/image");
        List<string> kept = Payloads(copy, "/image");

        // A chunk has a megabyte, which is at most six frames of 320x180.
        Assert.InRange(kept.Count, expected.Count - 7, expected.Count);
        Assert.Equal(expected.Take(kept.Count), kept);
    }

    private static void Synthesize(string folder)
    {
        using NodeProcess synth = new(
            1, "bag", "synth", folder, "--seconds", "1", "--rate", "20", "--size", "320x180", "--raw", "--compression", "none");
        Assert.True(synth.WaitForExit() == 0, synth.Errors);
    }

    private static List<string> Payloads(BagReader reader, string topic)
    {
        List<string> payloads = [];
        using BagCursor messages = reader.Read(new BagFilter { Topics = new HashSet<string> { topic } });
        foreach (BagMessage message in messages)
        {
            payloads.Add(Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(message.Payload)));
        }

        return payloads;
    }
}
