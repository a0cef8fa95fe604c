using System.Text.Json;
using Robotics.Bags.Tests.Support;

namespace Robotics.Bags.Tests.Writing;

/// <summary>A plain SQLite client finds what rosbag2 would write.</summary>
public class SqliteClientTests
{
    [Fact]
    public void Python_reads_every_table()
    {
        using TemporaryFolder folder = new();
        List<RecordedMessage> written = SampleBag.Write(
            folder.Path("bag"), new BagWriterOptions { Storage = BagStorage.Sqlite3 }, frames: 12);
        string database = folder.Path("bag/bag_0.db3");

        Assert.Equal("""[[4, "jazzy"]]""", Peer.Sqlite(database, "SELECT * FROM schema").GetRawText());
        Assert.Equal("""[["ok"]]""", Peer.Sqlite(database, "PRAGMA integrity_check").GetRawText());
        Assert.Equal("""[["delete"]]""", Peer.Sqlite(database, "PRAGMA journal_mode").GetRawText());
        JsonElement topic =
            Peer.Sqlite(database, "SELECT name, type, serialization_format, offered_qos_profiles, type_description_hash FROM topics")[0];
        Assert.Equal(SampleBag.ImageTopic.Name, topic[0].GetString());
        Assert.Equal("sensor_msgs/msg/Image", topic[1].GetString());
        Assert.Equal("cdr", topic[2].GetString());
        Assert.StartsWith(
            "- history: keep_last\n  depth: 5\n  reliability: best_effort\n  durability: volatile\n", topic[3].GetString(),
            StringComparison.Ordinal);
        Assert.Equal(SampleBag.ImageTopic.TypeHash, topic[4].GetString());
        Assert.Equal(
            SampleBag.ImageTopic.Definition!.Text,
            Peer.Sqlite(database, "SELECT encoded_message_definition FROM message_definitions WHERE topic_type = 'sensor_msgs/msg/Image'")
                [0][0].GetString());
        Assert.Contains("version: 9", Peer.Sqlite(database, "SELECT metadata FROM metadata")[0][0].GetString(), StringComparison.Ordinal);
        Assert.Equal(
            written.Select(message => (message.Topic, message.Stamp, message.Size)),
            Peer.Sqlite(
                database, "SELECT name, timestamp, length(data) FROM messages JOIN topics ON topics.id = topic_id ORDER BY timestamp")
                .EnumerateArray()
                .Select(row => (row[0].GetString()!, row[1].GetInt64(), row[2].GetInt32())));
    }
}
