namespace Robotics.Ros2;

/// <summary>Whether lost messages are sent again.</summary>
public enum Reliability
{
    /// <summary>Sent once; may be lost.</summary>
    BestEffort,

    /// <summary>Sent until acknowledged; a publisher waits for a slow subscription.</summary>
    Reliable,
}
