namespace Robotics.Nodes.Monitoring;

/// <summary>What is watched.</summary>
internal sealed class MonitorOptions
{
    /// <summary>Full name of the segmentation node.</summary>
    public string Node { get; set; } = "";

    /// <summary>Folder for pictures of some frames; null for none, and then no image is subscribed.</summary>
    public string? PictureFolder { get; set; }

    /// <summary>The full name of one of the node's own topics.</summary>
    public string TopicOf(string name) => $"{Node.TrimEnd('/')}/{name}";
}
