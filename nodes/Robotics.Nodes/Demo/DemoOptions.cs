namespace Robotics.Nodes.Demo;

/// <summary>What the demo runs.</summary>
/// <param name="Seconds">How long the camera publishes.</param>
/// <param name="Folder">Folder for the results.</param>
/// <param name="JsonFile">A further file for the summary, or null.</param>
/// <param name="Model">The model file.</param>
/// <param name="DomainId">The ROS domain; null for a free one.</param>
internal sealed record DemoOptions(double Seconds, string Folder, string? JsonFile, string Model, int? DomainId)
{
    /// <summary>Frames a second of the camera.</summary>
    public const int Rate = 30;

    /// <summary>Size of the camera's images.</summary>
    public const string Size = "1280x720";

    /// <summary>Frames that the camera publishes.</summary>
    public long Frames => Math.Max(1, (long)Math.Round(Seconds * Rate));
}
