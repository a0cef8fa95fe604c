namespace Robotics.Nodes.Monitoring;

/// <summary>What is watched.</summary>
internal sealed class MonitorOptions
{
    /// <summary>Full name of the segmentation node.</summary>
    public string Node { get; set; } = "";

    /// <summary>Overlay pictures to keep; with 0 the overlay is not subscribed.</summary>
    public int Pictures { get; set; }

    /// <summary>Seconds between two pictures.</summary>
    public double PictureInterval { get; set; }

    /// <summary>Folder for the pictures.</summary>
    public string PictureFolder { get; set; } = "";

    /// <summary>The full name of one of the node's own topics.</summary>
    public string TopicOf(string name) => $"{Node.TrimEnd('/')}/{name}";
}
