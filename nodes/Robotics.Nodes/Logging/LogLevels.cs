using Microsoft.Extensions.Logging;
using Robotics.Ros2;

namespace Robotics.Nodes.Logging;

internal static class LogLevels
{
    public static RosLogLevel ToRos(LogLevel level) => level switch
    {
        LogLevel.Trace or LogLevel.Debug => RosLogLevel.Debug,
        LogLevel.Information => RosLogLevel.Info,
        LogLevel.Warning => RosLogLevel.Warn,
        LogLevel.Error => RosLogLevel.Error,
        _ => RosLogLevel.Fatal,
    };
}
