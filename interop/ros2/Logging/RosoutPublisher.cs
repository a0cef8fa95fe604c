using Robotics.Msgs.RclInterfaces;

namespace Robotics.Ros2;

/// <summary>
/// Publishes log messages on <c>/rosout</c>, where <c>rqt_console</c> and recordings find them. Does nothing after
/// <c>--disable-rosout-logs</c>, or when the node is disposed. Safe to use from several threads.
/// </summary>
public sealed class RosoutPublisher
{
    private readonly RosPublisher<Log>? _publisher;
    private readonly string _logger;

    internal RosoutPublisher(RosNode node)
    {
        _logger = node.LoggerName;
        if (node.Context.Options.Arguments.LogsToRosout)
        {
            _publisher = node.CreatePublisher<Log>("/rosout", QosProfile.Rosout);
        }
    }

    /// <summary>Whether messages are published at all.</summary>
    public bool IsEnabled => _publisher is { IsDisposed: false };

    /// <summary>Publishes a message, whatever its level.</summary>
    /// <param name="level">How grave it is.</param>
    /// <param name="message">The text.</param>
    /// <param name="logger">The logger's name, or null for the node's.</param>
    /// <param name="file">The source file that it comes from, if known.</param>
    /// <param name="function">The function in it, if known.</param>
    /// <param name="line">The line in it, 0 if not known.</param>
    public void Publish(RosLogLevel level, string message, string? logger = null, string file = "", string function = "", int line = 0)
    {
        if (_publisher is null)
        {
            return;
        }

        var log = new Log
        {
            Level = (byte)level,
            Name = logger ?? _logger,
            Msg = message,
            File = file,
            Function = function,
            Line = (uint)line,
        };

        // As rcl does: the system's time, also while the node's time is simulated.
        RosTime.Now.CopyTo(log.Stamp);
        try
        {
            _publisher.Publish(log);
        }
        catch (ObjectDisposedException) when (_publisher.IsDisposed)
        {
            // The last words of a node that is gone.
        }
    }
}
