namespace Robotics.Ros2;

/// <summary>A node, namespace or topic name that ROS 2 does not allow; the message says what is wrong with it.</summary>
public sealed class RosNameException : ArgumentException
{
    /// <summary>Creates the exception.</summary>
    public RosNameException(string message)
        : base(message)
    {
    }
}
