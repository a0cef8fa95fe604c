namespace Robotics.Ros2;

/// <summary>DDS or its set-up failed; the message says what, why and what to do.</summary>
public sealed class RosException : Exception
{
    /// <summary>Creates the exception.</summary>
    public RosException(string message)
        : base(message)
    {
    }
}
