using YamlDotNet.Serialization;

namespace Robotics.Bags.Metadata;

/// <summary>Writes <c>metadata.yaml</c> in version 9, that of Jazzy.</summary>
internal static class MetadataText
{
    private static readonly ISerializer s_serializer = new SerializerBuilder().WithIndentedSequences().Build();

    /// <summary>The whole file.</summary>
    public static string Format(BagMetadata metadata) =>
        s_serializer.Serialize(new Dictionary<string, object> { ["rosbag2_bagfile_information"] = Describe(metadata) });

    private static Dictionary<string, object> Describe(BagMetadata metadata) => new()
    {
        ["version"] = BagMetadata.CurrentVersion,
        ["storage_identifier"] = metadata.StorageIdentifier,
        ["duration"] = Nanoseconds(metadata.Duration),
        ["starting_time"] = SinceEpoch(metadata.StartStamp),
        ["message_count"] = metadata.MessageCount,
        ["topics_with_message_count"] = metadata.Topics.Select(Describe).ToList(),
        ["compression_format"] = metadata.CompressionFormat,
        ["compression_mode"] = metadata.CompressionMode,
        ["relative_file_paths"] = metadata.Files.Select(file => file.Path).ToList(),
        ["files"] = metadata.Files.Select(file => Describe(file, metadata.CompressionMode)).ToList(),
        ["custom_data"] = metadata.CustomData.ToDictionary(),
        ["ros_distro"] = metadata.RosDistro,
    };

    private static Dictionary<string, object> Describe(BagTopicCount counted) => new()
    {
        ["topic_metadata"] = new Dictionary<string, object>
        {
            ["name"] = counted.Topic.Name,
            ["type"] = counted.Topic.Type,
            ["serialization_format"] = counted.Topic.Serialization,
            ["offered_qos_profiles"] = QosYaml.Describe(counted.Topic.Qos),
            ["type_description_hash"] = counted.Topic.TypeHash,
        },
        ["message_count"] = counted.MessageCount,
    };

    private static Dictionary<string, object> Describe(BagFilePart file, string compressionMode) => new()
    {
        ["path"] = compressionMode == "FILE" ? Path.ChangeExtension(file.Path, null) : file.Path,
        ["starting_time"] = SinceEpoch(file.StartStamp),
        ["duration"] = Nanoseconds(file.Duration),
        ["message_count"] = file.MessageCount,
    };

    private static Dictionary<string, object> Nanoseconds(long duration) => new() { ["nanoseconds"] = duration };

    private static Dictionary<string, object> SinceEpoch(long stamp) => new() { ["nanoseconds_since_epoch"] = stamp };
}
