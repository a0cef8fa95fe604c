namespace Robotics.Ros2;

/// <summary>The ROS 2 distribution whose conventions are spoken; they differ in the discovery messages.</summary>
public enum RosDistro
{
    /// <summary>Humble: graph ids of 24 bytes, no type hashes.</summary>
    Humble,

    /// <summary>Jazzy, as Iron and all since: graph ids of 16 bytes, type hashes in discovery.</summary>
    Jazzy,
}
