using System.Text.Json;
using Robotics.Bags.Tests.Support;
using Robotics.Msgs;
using Robotics.Msgs.SensorMsgs;

namespace Robotics.Bags.Tests.Reading;

/// <summary>Recordings by rosbag2 itself, in every storage and compression that it offers.</summary>
public class ReferenceBagTests
{
    public static TheoryData<string> Bags => [.. ReferenceBags.Names];

    [Theory]
    [MemberData(nameof(Bags))]
    public void Every_message_has_the_listed_topic_stamp_and_payload(string name)
    {
        using TemporaryFolder folder = new();
        IEnumerable<RecordedMessage> expected = ReferenceBags.Find(name).GetProperty("messages").EnumerateArray()
            .Select(
                row => new RecordedMessage(row[0].GetString()!, long.Parse(row[1].GetString()!), row[2].GetInt32(), row[3].GetString()!));

        List<RecordedMessage> read = RecordedMessage.Read(ReferenceBags.Unpack(name, folder));

        Assert.Equal(expected, read);
    }

    [Theory]
    [MemberData(nameof(Bags))]
    public void Metadata_and_topics_are_as_listed(string name)
    {
        using TemporaryFolder folder = new();
        JsonElement bag = ReferenceBags.Find(name);
        using BagReader reader = BagReader.Open(ReferenceBags.Unpack(name, folder));

        Assert.Empty(reader.Damage);
        Assert.Equal(bag.GetProperty("storage").GetString(), reader.Storage == BagStorage.Mcap ? "mcap" : "sqlite3");
        Assert.Equal(bag.GetProperty("message_count").GetInt64(), reader.MessageCount);
        Assert.Equal(bag.GetProperty("message_count").GetInt64(), reader.Metadata!.MessageCount);
        Assert.Equal(long.Parse(bag.GetProperty("first_stamp_ns").GetString()!), reader.StartStamp);
        Assert.Equal(long.Parse(bag.GetProperty("last_stamp_ns").GetString()!), reader.EndStamp);
        Assert.Equal(
            bag.GetProperty("files").EnumerateArray().Select(file => file.GetProperty("messages").GetInt64()),
            reader.Files.Select(file => file.MessageCount));
        Assert.Equal(reader.Metadata.Files.Select(file => file.StartStamp), reader.Files.Select(file => file.StartStamp));
        Assert.Equal(bag.GetProperty("metadata_version").GetInt32(), reader.Metadata.Version);
        Assert.Equal(
            bag.GetProperty("topics").EnumerateArray().Select(Describe),
            reader.CountMessages().Select(Describe).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Bags))]
    public void Pixels_follow_the_formula(string name)
    {
        using TemporaryFolder folder = new();
        using BagReader reader = BagReader.Open(ReferenceBags.Unpack(name, folder));
        using BagCursor messages = reader.Read(new BagFilter { Topics = new HashSet<string> { "/camera/image_raw" } });
        int frames = 0;
        foreach (BagMessage message in messages)
        {
            CdrReader cdr = new(message.Payload);
            Image image = Image.Read(ref cdr);
            int frame = (int)(((image.Header.Stamp.Sec - 1_700_000_000) * 10L) + (image.Header.Stamp.Nanosec / 100_000_000));
            Assert.Equal(ExpectedPixels(frame, (int)image.Width, (int)image.Height, image.Encoding), image.Data);
            frames++;
        }

        Assert.Equal(ReferenceBags.Find(name).GetProperty("topics")[1].GetProperty("messages").GetInt32(), frames);
    }

    [Fact]
    public void Mcap_carries_the_definitions()
    {
        using TemporaryFolder folder = new();
        using BagReader reader = BagReader.Open(ReferenceBags.Unpack("mcap_lz4", folder));

        BagDefinition definition = reader.Topics.Single(topic => topic.Name == "/label_info").Definition!;
        Assert.Equal("ros2msg", definition.Encoding);
        Assert.Contains("MSG: vision_msgs/VisionClass", definition.Text, StringComparison.Ordinal);
    }

    private static byte[] ExpectedPixels(int frame, int width, int height, string encoding)
    {
        byte[] pixels = new byte[width * height * 3];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                bool isBox = x >= 4 * frame && x < (4 * frame) + 20 && y is >= 20 and < 50;
                byte[] rgb = isBox ? [255, 64, (byte)(10 * frame)] : [(byte)x, (byte)(2 * y), (byte)(96 * (((x / 8) + (y / 8)) % 2))];
                for (int c = 0; c < 3; c++)
                {
                    pixels[(((y * width) + x) * 3) + c] = rgb[encoding == "bgr8" ? 2 - c : c];
                }
            }
        }

        return pixels;
    }

    private static string Describe(JsonElement topic)
    {
        JsonElement qos = topic.GetProperty("offered_qos");
        return $"{topic.GetProperty("name")} {topic.GetProperty("type")} {topic.GetProperty("messages")} "
            + $"{qos.GetProperty("history")} {qos.GetProperty("depth")} {qos.GetProperty("reliability")} {qos.GetProperty("durability")}";
    }

    private static string Describe(BagTopicCount counted)
    {
        TopicQos qos = Assert.Single(counted.Topic.Qos);
        return $"{counted.Topic.Name} {counted.Topic.Type} {counted.MessageCount} "
            + $"{(int)qos.History} {qos.Depth} {(int)qos.Reliability} {(int)qos.Durability}";
    }
}
