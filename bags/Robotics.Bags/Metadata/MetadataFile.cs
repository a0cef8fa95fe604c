using YamlDotNet.RepresentationModel;

namespace Robotics.Bags.Metadata;

/// <summary>Reads <c>metadata.yaml</c>, versions 1 to 9 and what later ones keep of it.</summary>
internal static class MetadataFile
{
    private const string Root = "rosbag2_bagfile_information";

    /// <exception cref="BagException">It is not such a file.</exception>
    public static BagMetadata Read(string path)
    {
        try
        {
            return Parse(File.ReadAllText(path));
        }
        catch (Exception e) when (e is BagException or IOException)
        {
            throw new BagException($"{path} cannot be read: {e.Message}", e);
        }
    }

    /// <exception cref="BagException">It is not such a text.</exception>
    public static BagMetadata Parse(string text)
    {
        YamlNode? root = YamlFields.Parse(text, "The text");
        YamlNode info = root.Find(Root) as YamlMappingNode ?? throw new BagException($"It has no '{Root}' at its root.");
        string mode = info.Text("compression_mode").ToUpperInvariant();
        return new BagMetadata
        {
            Version = (int)info.Integer("version", missing: 1),
            StorageIdentifier = info.Text("storage_identifier"),
            StartStamp = info.Find("starting_time").Integer("nanoseconds_since_epoch"),
            Duration = info.Find("duration").Integer("nanoseconds"),
            MessageCount = info.Integer("message_count"),
            Topics = [.. info.Items("topics_with_message_count").Select(ReadTopic)],
            CompressionFormat = info.Text("compression_format"),
            CompressionMode = mode == "NONE" ? "" : mode,
            Files = ReadFiles(info),
            CustomData = ReadMap(info.Find("custom_data")),
            RosDistro = info.Text("ros_distro"),
        };
    }

    private static BagTopicCount ReadTopic(YamlNode item)
    {
        YamlNode? topic = item.Find("topic_metadata");
        BagTopic read = new()
        {
            Name = topic.Text("name"),
            Type = topic.Text("type"),
            Serialization = topic.Text("serialization_format"),
            Qos = QosYaml.Parse(topic.Find("offered_qos_profiles")),
            TypeHash = topic.Text("type_description_hash"),
        };
        return new BagTopicCount(read, item.Integer("message_count"));
    }

    /// <summary>
    /// The files are those of <c>relative_file_paths</c>: the other list, where there is one, leaves out the ending of a compressed file.
    /// </summary>
    private static List<BagFilePart> ReadFiles(YamlNode info)
    {
        List<BagFilePart> parts = [];
        List<YamlNode> details = [.. info.Items("files")];
        foreach (YamlNode item in info.Items("relative_file_paths"))
        {
            string path = (item as YamlScalarNode)?.Value ?? "";
            YamlNode? detail = details.Find(
                candidate => candidate.Text("path") is { Length: > 0 } name && path.StartsWith(name, StringComparison.Ordinal));
            parts.Add(new BagFilePart(
                path,
                detail.Find("starting_time").Integer("nanoseconds_since_epoch"),
                detail.Find("duration").Integer("nanoseconds"),
                detail.Integer("message_count")));
        }

        return parts;
    }

    /// <summary>The texts of a map; rosbag2 writes nothing else, and whole trees could be larger than any memory.</summary>
    private static Dictionary<string, string> ReadMap(YamlNode? node)
    {
        Dictionary<string, string> map = [];
        foreach ((YamlNode key, YamlNode value) in (node as YamlMappingNode)?.Children ?? (IEnumerable<KeyValuePair<YamlNode, YamlNode>>)[])
        {
            if (key is YamlScalarNode { Value: { } name } && value is YamlScalarNode { Value: { } text })
            {
                map[name] = text;
            }
        }

        return map;
    }
}
