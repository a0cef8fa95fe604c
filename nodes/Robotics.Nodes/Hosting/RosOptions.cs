namespace Robotics.Nodes.Hosting;

/// <summary>Where and under which name a node lives in the ROS graph.</summary>
internal sealed class RosOptions
{
    /// <summary>The DDS domain; null takes ROS_DOMAIN_ID, and without it 0.</summary>
    public int? DomainId { get; set; }

    public string NodeName { get; set; } = "";

    /// <summary>The namespace; null takes ROS_NAMESPACE, and without it the root.</summary>
    public string? Namespace { get; set; }

    /// <summary>A command line with the ROS arguments: remapping rules, parameters, log levels.</summary>
    public IReadOnlyList<string> CommandLine { get; set; } = [];
}
