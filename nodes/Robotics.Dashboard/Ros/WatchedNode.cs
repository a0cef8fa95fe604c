namespace Robotics.Dashboard.Ros;

/// <summary>The names of the segmentation node that is shown.</summary>
/// <param name="fullName">Namespace and name.</param>
internal sealed class WatchedNode(string fullName)
{
    private const string Mask = "mask";

    /// <summary>Namespace and name.</summary>
    public string FullName { get; } = fullName;

    /// <summary>One of the node's own topics or services.</summary>
    public string Own(string name) => $"{FullName}/{name}";

    /// <summary>One of the node's own topics for a camera; a node with a single camera does not name it.</summary>
    public string Own(string camera, string name) => Own(camera.Length == 0 ? name : $"{camera}/{name}");

    /// <summary>The camera whose masks have this topic, or null where it is not the topic of masks.</summary>
    public string? CameraOf(string topic)
    {
        if (!topic.StartsWith(FullName + '/', StringComparison.Ordinal))
        {
            return null;
        }

        string own = topic[(FullName.Length + 1)..];
        return own == Mask ? "" : own.EndsWith('/' + Mask, StringComparison.Ordinal) ? own[..^(Mask.Length + 1)] : null;
    }
}
