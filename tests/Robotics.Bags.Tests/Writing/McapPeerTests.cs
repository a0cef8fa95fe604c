using System.Text.Json;
using Robotics.Bags.Tests.Support;
using Robotics.Msgs.SensorMsgs;
using Robotics.Msgs.VisionMsgs;

namespace Robotics.Bags.Tests.Writing;

/// <summary>The MCAP project's own library reads what is written here, and the other way round.</summary>
public class McapPeerTests
{
    [Theory]
    [InlineData(BagCompression.None, true)]
    [InlineData(BagCompression.Lz4, true)]
    [InlineData(BagCompression.Zstd, true)]
    public void The_peer_reads_what_is_written_here(BagCompression compression, bool isChunked)
    {
        using TemporaryFolder folder = new();
        List<RecordedMessage> written = SampleBag.Write(
            folder.Path("bag"), new BagWriterOptions { Compression = compression, IsChunked = isChunked, ChunkSize = 10_000 });

        JsonElement read = Peer.Node("read.mjs", folder.Path("bag/bag_0.mcap"));

        Assert.True(read.GetProperty("isDone").GetBoolean());
        Assert.Equal("ros2", read.GetProperty("profile").GetString());
        Assert.Equal(written.Count, long.Parse(read.GetProperty("statistics").GetProperty("messages").GetString()!));
        Assert.InRange(read.GetProperty("statistics").GetProperty("chunks").GetInt32(), 5, 50);
        Assert.Equal(
            compression == BagCompression.None ? "" : compression.ToString().ToLowerInvariant(),
            Assert.Single(read.GetProperty("compressions").EnumerateArray()).GetString());
        Assert.Equal(
            written.Select(message => (message.Topic, message.Stamp, message.Sha256)),
            read.GetProperty("messages").EnumerateArray().Select(Describe));
        JsonElement channel = read.GetProperty("channels")[0];
        Assert.Equal(
            ("sensor_msgs/msg/Image", "cdr", "ros2msg"),
            (Text(channel, "type"), Text(channel, "encoding"), Text(channel, "schemaEncoding")));
        Assert.Equal(SampleBag.ImageTopic.TypeHash, Text(channel.GetProperty("metadata"), "topic_type_hash"));
    }

    [Fact]
    public void The_peer_decodes_the_messages_to_the_same_values()
    {
        using TemporaryFolder folder = new();
        Image image = SampleBag.MakeImage(7);
        CameraInfo info = new() { Width = 1280, Height = 720, DistortionModel = "plumb_bob", D = [0.1, -0.25, 1e-9] };
        info.K[4] = 1.0 / 3;
        info.Roi.DoRectify = true;
        LabelInfo labels = new() { Threshold = 0.1f, ClassMap = [new VisionClass { ClassId = 65535, ClassName = "größe" }] };
        using (BagWriter writer = new(folder.Path("bag")))
        {
            Write(writer, image, 1);
            Write(writer, info, 2);
            Write(writer, labels, 3);
        }

        JsonElement[] values =
        [
            .. Peer.Node("read.mjs", folder.Path("bag/bag_0.mcap")).GetProperty("messages").EnumerateArray()
                .Select(row => row.GetProperty("value"))
        ];

        Assert.Equal(image.Data, values[0].GetProperty("data").EnumerateArray().Select(item => item.GetByte()));
        Assert.Equal(
            (image.Width, image.Height, image.Step), (Number(values[0], "width"), Number(values[0], "height"), Number(values[0], "step")));
        Assert.Equal(
            (image.Encoding, image.Header.FrameId), (Text(values[0], "encoding"), Text(values[0].GetProperty("header"), "frame_id")));
        JsonElement stamp = values[0].GetProperty("header").GetProperty("stamp");
        Assert.Equal((image.Header.Stamp.Sec, image.Header.Stamp.Nanosec), (stamp.GetProperty("sec").GetInt32(), Number(stamp, "nanosec")));
        Assert.Equal(info.D, values[1].GetProperty("d").EnumerateArray().Select(item => item.GetDouble()));
        Assert.Equal(info.K, values[1].GetProperty("k").EnumerateArray().Select(item => item.GetDouble()));
        Assert.True(values[1].GetProperty("roi").GetProperty("do_rectify").GetBoolean());
        Assert.Equal(labels.Threshold, values[2].GetProperty("threshold").GetSingle());
        Assert.Equal(
            (65535u, "größe"),
            (Number(values[2].GetProperty("class_map")[0], "class_id"), Text(values[2].GetProperty("class_map")[0], "class_name")));
    }

    [Theory]
    [InlineData("none", "chunked")]
    [InlineData("lz4", "chunked")]
    [InlineData("zstd", "chunked")]
    [InlineData("none", "unchunked")]
    [InlineData("zstd", "unindexed")]
    public void What_the_peer_writes_is_read_here(string compression, string layout)
    {
        using TemporaryFolder folder = new();
        string file = folder.Path("peer.mcap");
        JsonElement written = Peer.Node("write.mjs", file, compression, layout);

        using BagReader reader = BagReader.Open(file);

        Assert.Empty(reader.Damage);
        Assert.Equal(60, reader.MessageCount);
        Assert.Equal(
            written.EnumerateArray().OrderBy(row => long.Parse(Text(row, "stamp"))).Select(Describe),
            RecordedMessage.Read(reader).Select(message => (message.Topic, message.Stamp, message.Sha256)));
        using BagCursor cursor = reader.Read();
        Assert.True(cursor.MoveNext());
        Assert.Equal((0u, cursor.Current.Stamp - 7), (cursor.Current.Sequence, cursor.Current.PublishStamp));
        BagAttachment attachment = Assert.Single(reader.ReadAttachments());
        Assert.Equal(
            ("notes.txt", "text/plain", 5L, 6L), (attachment.Name, attachment.MediaType, attachment.Stamp, attachment.CreationStamp));
        Assert.Equal("attached"u8, attachment.Data.Span);
        BagNote note = Assert.Single(reader.Notes);
        Assert.Equal(("origin", "r2"), (note.Name, note.Entries["robot"]));
    }

    private static void Write<T>(BagWriter writer, T message, long stamp)
        where T : class, Msgs.IMessage<T>
    {
        BagTopic topic = BagTopic.Of<T>($"/topic{stamp}");
        writer.AddTopic(topic);
        writer.Write(topic, stamp, SampleBag.Encode(message));
    }

    private static (string, long, string) Describe(JsonElement row) =>
        (Text(row, "topic"), long.Parse(Text(row, "stamp")), Text(row, "sha256"));

    private static string Text(JsonElement element, string property) => element.GetProperty(property).GetString()!;

    private static uint Number(JsonElement element, string property) => element.GetProperty(property).GetUInt32();
}
