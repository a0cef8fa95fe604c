namespace Robotics.Ros2;

/// <summary>A ROS argument, or a parameter file that one names, is wrong; the message says which and what is wrong with it.</summary>
public sealed class RosArgumentException : ArgumentException
{
    /// <summary>Creates the exception.</summary>
    public RosArgumentException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception over what caused it.</summary>
    public RosArgumentException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
