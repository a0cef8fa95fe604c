using Robotics.Bags;
using Robotics.Nodes.Camera;

namespace Robotics.Nodes.Bags.Evaluation.Truth;

/// <summary>Tells where the truth of a recording is.</summary>
internal static class TruthSources
{
    /// <summary>Where the camera node and <c>bag synth</c> put it.</summary>
    public const string UsualTopic = "/" + CameraOutputs.LabelTopic;

    /// <summary>The topic or folder, or null where nothing was asked for and the recording has no usual one.</summary>
    /// <param name="reader">The recording.</param>
    /// <param name="wanted">What was asked for, or null.</param>
    /// <exception cref="BagException">There is nothing of that name.</exception>
    public static string? Choose(BagReader reader, string? wanted)
    {
        if (wanted is null)
        {
            return FrameTopics.Find(reader, UsualTopic) is null ? null : UsualTopic;
        }

        return FrameTopics.Find(reader, wanted) is not null || Directory.Exists(wanted)
            ? wanted
            : throw new BagException(
                $"There is no truth at {wanted}: {reader.Path} has no image topic and this machine no folder of that name.");
    }

    /// <param name="reader">The recording.</param>
    /// <param name="truth">What <see cref="Choose"/> gave.</param>
    /// <param name="frames">Messages on the camera's topic.</param>
    /// <exception cref="BagException">A folder does not hold the right masks.</exception>
    public static ITruth? Open(BagReader reader, string? truth, long frames)
    {
        if (truth is null)
        {
            return null;
        }

        return FrameTopics.Find(reader, truth) is { } topic ? new TopicTruth(reader, topic) : new FolderTruth(truth, frames);
    }
}
