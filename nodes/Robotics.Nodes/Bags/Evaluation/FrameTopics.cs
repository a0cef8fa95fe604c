using Robotics.Bags;
using Robotics.Msgs.SensorMsgs;
using Robotics.Nodes.Bags.Evaluation.Truth;

namespace Robotics.Nodes.Bags.Evaluation;

/// <summary>The topics of images in a recording.</summary>
internal static class FrameTopics
{
    private const string CompressedEnding = "/compressed";

    /// <summary>The topic of that name, when it is one of images; else null.</summary>
    public static BagTopic? Find(BagReader reader, string name) =>
        reader.Topics.FirstOrDefault(topic => topic.Name == name && IsImage(topic));

    public static bool IsCompressed(BagTopic topic) => topic.Type == CompressedImage.RosType;

    /// <summary>
    /// The topic that was asked for, or else the only one of a camera, raw where it was recorded both raw and compressed.
    /// </summary>
    /// <param name="reader">The recording.</param>
    /// <param name="wanted">Its name, or null.</param>
    /// <param name="truth">What is no camera's.</param>
    /// <exception cref="BagException">There is no such topic, or nobody can tell which is meant.</exception>
    public static BagTopic Choose(BagReader reader, string? wanted, string? truth)
    {
        BagTopic[] images = [.. reader.Topics.Where(topic => IsImage(topic) && topic.Name != truth)];
        string names = images.Length == 0 ? "no images" : string.Join(", ", images.Select(topic => topic.Name));
        if (wanted is not null)
        {
            return Array.Find(images, topic => topic.Name == wanted)
                ?? throw new BagException($"{reader.Path} has no images to segment on {wanted}; it has {names}.");
        }

        BagTopic[] cameras =
        [
            .. images.Where(topic =>
                topic.Name != TruthSources.UsualTopic && !images.Any(other => other.Name + CompressedEnding == topic.Name)),
        ];
        return cameras switch
        {
            [var camera] => camera,
            [] => throw new BagException($"{reader.Path} has {names} to segment."),
            _ => throw new BagException($"{reader.Path} has images on {names}: say which with --topic."),
        };
    }

    private static bool IsImage(BagTopic topic) => topic.Type == Image.RosType || IsCompressed(topic);
}
