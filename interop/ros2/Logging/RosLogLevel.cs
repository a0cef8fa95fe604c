namespace Robotics.Ros2;

/// <summary>How grave a log message is, with the numbers of <c>rcl_interfaces/msg/Log</c>.</summary>
public enum RosLogLevel
{
    /// <summary>Nothing was said; what is above in the hierarchy of loggers holds.</summary>
    Unset = 0,

    /// <summary>For whoever looks for a fault.</summary>
    Debug = 10,

    /// <summary>The normal course.</summary>
    Info = 20,

    /// <summary>Unexpected, but the work goes on.</summary>
    Warn = 30,

    /// <summary>A part of the work failed.</summary>
    Error = 40,

    /// <summary>The program cannot go on.</summary>
    Fatal = 50,
}
