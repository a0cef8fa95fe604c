namespace Robotics.Ros2;

/// <summary>Whether lost messages are sent again.</summary>
public enum Reliability
{
    /// <summary>Sent once; may be lost.</summary>
    BestEffort,

    /// <summary>
    /// Sent again until acknowledged, as long as it is among the publisher's last <see cref="QosProfile.Depth"/>; publishing does not wait.
    /// </summary>
    Reliable,
}
