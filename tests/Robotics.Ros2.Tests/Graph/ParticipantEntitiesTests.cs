using System.Text.Json;

namespace Robotics.Ros2.Tests;

public class ParticipantEntitiesTests
{
    private static readonly JsonElement Reference = JsonDocument.Parse(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "reference", "discovery_info.json"))).RootElement;

    /// <summary>Announcements of ROS 2 Humble nodes as they were received, and samples of both widths.</summary>
    public static TheoryData<int, string, string> Announcements()
    {
        var data = new TheoryData<int, string, string>();
        foreach (var received in Reference.GetProperty("topic_wire").EnumerateArray())
        {
            data.Add(24, received.GetProperty("value").GetRawText(), received.GetProperty("cdr").GetString()!);
        }

        foreach (var sample in Reference.GetProperty("samples").EnumerateArray())
        {
            data.Add(
                sample.GetProperty("gid_bytes").GetInt32(), sample.GetProperty("value").GetRawText(),
                sample.GetProperty("cdr").GetString()!);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Announcements))]
    public void WritesTheBytesOfRos(int gidWidth, string value, string cdr)
    {
        var written = Convert.ToHexStringLower(Parse(value).Write(gidWidth));
        // What was received is padded with zeros to a multiple of four.
        Assert.Equal(cdr, written.PadRight((written.Length + 7) / 8 * 8, '0')[..cdr.Length]);
        Assert.True(cdr.Length - written.Length is >= 0 and < 8);
    }

    [Theory]
    [MemberData(nameof(Announcements))]
    public void ReadsTheBytesOfRosWhateverTheConfiguredWidth(int gidWidth, string value, string cdr)
    {
        Assert.Contains(gidWidth, (int[])[16, 24]);
        foreach (var configured in (int[])[16, 24])
        {
            var read = ParticipantEntities.TryRead(Convert.FromHexString(cdr), configured);
            Assert.NotNull(read);
            Assert.Equal(Flatten(Parse(value)), Flatten(read));
        }
    }

    [Theory]
    [MemberData(nameof(Announcements))]
    public void FindsNoNodeInWhatIsCut(int gidWidth, string value, string cdr)
    {
        // A wide gid cut behind its first zeros and a narrow gid with a count of zero are the same bytes; but no node comes of it.
        for (var length = Parse(value).Write(gidWidth).Length - 1; length >= 0; length--)
        {
            Assert.Empty(ParticipantEntities.TryRead(Convert.FromHexString(cdr).AsSpan(0, length), gidWidth)?.Nodes ?? []);
        }
    }

    [Fact]
    public void RefusesNoise()
    {
        var random = new Random(1);
        for (var i = 0; i < 2000; i++)
        {
            var noise = new byte[random.Next(120)];
            random.NextBytes(noise);
            noise.AsSpan(0, Math.Min(4, noise.Length)).Clear();
            Assert.Null(ParticipantEntities.TryRead(noise, 16));
        }
    }

    private static ParticipantEntities Parse(string value)
    {
        var root = JsonDocument.Parse(value).RootElement;
        return new ParticipantEntities(
            ParseGid(root.GetProperty("gid")),
            [.. root.GetProperty("node_entities_info_seq").EnumerateArray().Select(node => new NodeEntities(
                node.GetProperty("node_namespace").GetString()!,
                node.GetProperty("node_name").GetString()!,
                [.. node.GetProperty("reader_gid_seq").EnumerateArray().Select(ParseGid)],
                [.. node.GetProperty("writer_gid_seq").EnumerateArray().Select(ParseGid)]))]);
    }

    private static EndpointGid ParseGid(JsonElement gid) => new(Convert.FromHexString(gid.GetProperty("data").GetString()!));

    private static string Flatten(ParticipantEntities entities)
        => entities.Gid + string.Concat(entities.Nodes.Select(node
            => $"\n{node.Namespace} {node.Name} r {string.Join(' ', node.Readers)} w {string.Join(' ', node.Writers)}"));
}
