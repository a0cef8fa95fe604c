using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Robotics.Ros2;

namespace Robotics.Nodes.Logging;

/// <summary>The console line of rcutils: <c>[INFO] [1732184215.123456789] [robot.camera]: text</c>.</summary>
internal sealed class RosConsoleFormatter(RosLog log) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "ros";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        RosTime now = RosTime.Now;
        string level = LogLevels.ToRos(logEntry.LogLevel).ToString().ToUpperInvariant();
        string name = log.LoggerName.Length > 0 ? log.LoggerName : "robotics";
        textWriter.WriteLine($"[{level}] [{now.Sec}.{now.Nanosec:D9}] [{name}]: {logEntry.Formatter(logEntry.State, logEntry.Exception)}");
        if (logEntry.Exception is { } exception)
        {
            textWriter.WriteLine(exception);
        }
    }
}
