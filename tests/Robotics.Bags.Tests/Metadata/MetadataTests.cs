using Robotics.Bags.Metadata;

namespace Robotics.Bags.Tests.Metadata;

public class MetadataTests
{
    private const string Numbers =
        "\"- history: 1\\n  depth: 20\\n  reliability: 2\\n  durability: 1\\n  deadline:\\n    sec: 2147483647\\n    nsec: 4294967295\"";
    private const string Names =
        "\n          - history: keep_last\n            depth: 20\n            reliability: best_effort\n            "
            + "durability: transient_local\n" +
        "            deadline:\n              sec: 9223372036\n              nsec: 854775807";

    [Theory]
    [InlineData(4, Numbers, "", 0)]
    [InlineData(5, Numbers, "", 40)]
    [InlineData(6, Numbers, "custom_data: {robot: r2}", 40)]
    [InlineData(7, Numbers, "custom_data: {robot: r2}", 40)]
    [InlineData(8, Numbers, "custom_data: {robot: r2}\n  ros_distro: iron", 40)]
    [InlineData(9, Names, "custom_data: ~\n  ros_distro: jazzy", 40)]
    public void Reads_every_version(int version, string qos, string rest, long fileStart)
    {
        string files = fileStart == 0
            ? ""
            : $"files:\n    - path: a_0.db3\n      starting_time: {{nanoseconds_since_epoch: {fileStart}}}\n"
                + "      duration: {nanoseconds: 2}\n      message_count: 3";
        string hash = version >= 7 ? "\n        type_description_hash: RIHS01_00" : "";

        BagMetadata metadata = MetadataFile.Parse(
            $"""
            rosbag2_bagfile_information:
              version: {version}
              storage_identifier: sqlite3
              duration:
                nanoseconds: 2
              starting_time:
                nanoseconds_since_epoch: 40
              message_count: 3
              topics_with_message_count:
                - topic_metadata:
                    name: /t
                    type: std_msgs/msg/String
                    serialization_format: cdr
                    offered_qos_profiles: {qos}{hash}
                  message_count: 3
              compression_format: ""
              compression_mode: ""
              relative_file_paths:
                - a_0.db3
              {files}
              {rest}
            """);

        BagTopicCount counted = Assert.Single(metadata.Topics);
        TopicQos profile = Assert.Single(counted.Topic.Qos);
        Assert.Equal((version, 3L, 40L, 2L), (metadata.Version, metadata.MessageCount, metadata.StartStamp, metadata.Duration));
        Assert.Equal(("/t", "std_msgs/msg/String", 3L), (counted.Topic.Name, counted.Topic.Type, counted.MessageCount));
        Assert.Equal(
            (QosHistory.KeepLast, 20L, QosReliability.BestEffort, QosDurability.TransientLocal),
            (profile.History, profile.Depth, profile.Reliability, profile.Durability));
        Assert.Equal(version >= 7 ? "RIHS01_00" : "", counted.Topic.TypeHash);
        Assert.Equal(new BagFilePart("a_0.db3", fileStart, fileStart == 0 ? 0 : 2, fileStart == 0 ? 0 : 3), Assert.Single(metadata.Files));
        Assert.Equal(version is >= 6 and <= 8 ? "r2" : null, metadata.CustomData.GetValueOrDefault("robot"));
        Assert.Equal(version switch { 8 => "iron", 9 => "jazzy", _ => "" }, metadata.RosDistro);
    }

    [Fact]
    public void Reads_what_it_writes()
    {
        TopicQos qos =
            new() { History = QosHistory.KeepAll, Depth = 0, Liveliness = QosLiveliness.ManualByTopic, Lifespan = 5_000_000_001 };
        BagMetadata metadata = new()
        {
            StorageIdentifier = "mcap",
            StartStamp = 1_700_000_000_123_456_789,
            Duration = 7,
            MessageCount = 12,
            Topics =
                [new BagTopicCount(new BagTopic { Name = "/a: b", Type = "std_msgs/msg/String", Qos = [qos], TypeHash = "RIHS01_12" }, 12)],
            CompressionFormat = "zstd",
            CompressionMode = "FILE",
            Files = [new BagFilePart("x_0.mcap.zstd", 1, 2, 3)],
            CustomData = new Dictionary<string, string> { ["key"] = "a\nb" },
            RosDistro = "jazzy",
        };

        BagMetadata read = MetadataFile.Parse(MetadataText.Format(metadata));

        Assert.Equal(qos, Assert.Single(read.Topics[0].Topic.Qos));
        Assert.Equal("/a: b", read.Topics[0].Topic.Name);
        Assert.Equal(metadata.Files, read.Files);
        Assert.Equal(metadata.CustomData, read.CustomData);
        Assert.Equal(
            metadata with { Topics = [], Files = [], CustomData = read.CustomData },
            read with { Topics = [], Files = [], CustomData = read.CustomData });
    }

    [Fact]
    public void Custom_data_is_texts_only()
    {
        BagMetadata metadata = MetadataFile.Parse(
            """
            rosbag2_bagfile_information:
              custom_data: {robot: r2, list: [&a [x, x], *a]}
            """);

        Assert.Equal(new Dictionary<string, string> { ["robot"] = "r2" }, metadata.CustomData);
    }

    [Theory]
    [InlineData("- 1\n- 2")]
    [InlineData("rosbag2_bagfile_information: [")]
    [InlineData("rosbag2_bagfile_information:\n  message_count: many")]
    [InlineData("")]
    public void Refuses_another_text(string text) => Assert.Throws<BagException>(() => MetadataFile.Parse(text));
}
