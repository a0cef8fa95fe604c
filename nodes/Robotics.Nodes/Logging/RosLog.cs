using Microsoft.Extensions.Logging;
using Robotics.Ros2;

namespace Robotics.Nodes.Logging;

/// <summary>
/// Where the process's log goes: the console in the format of ROS and, once there is a node, <c>/rosout</c>; both by the ROS arguments.
/// </summary>
internal sealed class RosLog
{
    private volatile RosNode? _node;

    /// <summary>The node's logger; empty before there is a node.</summary>
    public string LoggerName => _node?.LoggerName ?? "";

    /// <summary>Takes the node's name, its levels and its way to <c>/rosout</c>.</summary>
    public void Attach(RosNode node)
    {
        _ = node.Rosout;
        _node = node;
    }

    /// <summary>Whether messages of a level are logged by a provider.</summary>
    public bool IsEnabled(bool toConsole, LogLevel level)
    {
        if (_node is not { } node)
        {
            return level >= LogLevel.Information;
        }

        RosArguments arguments = node.Context.Options.Arguments;
        RosLogLevel least = arguments.LogLevels.Find(node.LoggerName);
        return LogLevels.ToRos(level) >= (least == RosLogLevel.Unset ? RosLogLevel.Info : least) && (!toConsole || arguments.LogsToStdout);
    }

    public void PublishToRosout(LogLevel level, string message) => _node?.Rosout.Publish(LogLevels.ToRos(level), message);
}
