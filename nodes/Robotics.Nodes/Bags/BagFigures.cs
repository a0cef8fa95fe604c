using Robotics.Bags;

namespace Robotics.Nodes.Bags;

/// <summary>What a recording holds.</summary>
/// <param name="Path">Folder or file.</param>
/// <param name="Storage"><c>mcap</c> or <c>sqlite3</c>.</param>
/// <param name="SizeBytes">Size of its files.</param>
/// <param name="Messages">Number of messages.</param>
/// <param name="StartStamp">Stamp of the first message, in nanoseconds since 1970.</param>
/// <param name="DurationNs">Time to the last message, in nanoseconds.</param>
/// <param name="CompressionMode">Of rosbag2, not of MCAP's chunks.</param>
/// <param name="RosDistro">Who recorded it, or empty.</param>
/// <param name="Topics">The topics.</param>
/// <param name="Files">The files.</param>
/// <param name="Damage">What is damaged, in sentences.</param>
internal sealed record BagFigures(
    string Path,
    string Storage,
    long SizeBytes,
    long Messages,
    long StartStamp,
    long DurationNs,
    string CompressionMode,
    string RosDistro,
    IReadOnlyList<BagTopicFigures> Topics,
    IReadOnlyList<BagFilePart> Files,
    IReadOnlyList<string> Damage)
{
    public static BagFigures Of(BagReader reader) => new(
        reader.Path,
        reader.Storage.ToString().ToLowerInvariant(),
        reader.Files.Sum(file => new FileInfo(file.Path).Length),
        reader.MessageCount,
        reader.StartStamp,
        reader.EndStamp - reader.StartStamp,
        reader.Metadata?.CompressionMode ?? "",
        reader.Metadata?.RosDistro ?? "",
        [.. reader.CountMessages().Select(BagTopicFigures.Of).OrderBy(topic => topic.Name, StringComparer.Ordinal)],
        reader.Files,
        reader.Damage);
}
