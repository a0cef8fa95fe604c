using Robotics.Dashboard.Ros;
using Robotics.Ros2;

namespace Robotics.Dashboard.Streams;

/// <summary>Finds the topics of a camera's pictures in the graph: JPEG where somebody publishes it, else pixels.</summary>
internal sealed class PictureTopics(RosGraph graph, WatchedNode watched, string camera)
{
    private const string Compressed = "/compressed";
    private string? _input;

    /// <summary>The node's own picture of classes over the image.</summary>
    public PictureTopic? FindOverlay() => Find(watched.Own(camera, "overlay"));

    /// <summary>
    /// What the node listens to, or listened to before it was switched off; for one of several cameras, the topic that has the camera's
    /// name in it.
    /// </summary>
    public PictureTopic? FindImage()
    {
        _input = FindInput() ?? _input;
        return _input is null ? null : Find(_input);
    }

    private string? FindInput()
    {
        string[] inputs = [.. graph.GetPublishedTopics()
            .Where(topic => topic.Types.Any(type => type is PictureTopic.RawType or PictureTopic.CompressedType))
            .Where(topic => graph.GetSubscriptions(topic.Name).Any(reader => reader.Node?.FullName == watched.FullName))
            .Select(topic => topic.Name.EndsWith(Compressed, StringComparison.Ordinal) ? topic.Name[..^Compressed.Length] : topic.Name)
            .Distinct()];
        return camera.Length == 0 ? inputs.FirstOrDefault() : inputs.FirstOrDefault(topic => topic.Split('/').Contains(camera));
    }

    private PictureTopic? Find(string topic) =>
        graph.GetPublishers(topic + Compressed).Count > 0 ? new PictureTopic(topic + Compressed, IsCompressed: true)
        : graph.GetPublishers(topic).Count > 0 ? new PictureTopic(topic, IsCompressed: false)
        : null;
}
