namespace Robotics.Nodes.Hosting;

/// <summary>Where and under which name a node lives in the ROS graph.</summary>
internal sealed class RosOptions
{
    /// <summary>The DDS domain; null takes ROS_DOMAIN_ID, and without it 0.</summary>
    public int? DomainId { get; set; }

    public string NodeName { get; set; } = "";

    public string Namespace { get; set; } = "/";

    /// <summary>Rules <c>from:=to</c>; the first that fits a topic wins.</summary>
    public IReadOnlyList<string> Remaps { get; set; } = [];
}
