using Microsoft.Extensions.Logging;

namespace Robotics.Nodes.Logging;

/// <summary>Sends the log of the whole process to <c>/rosout</c> under the node's name.</summary>
internal sealed class RosoutLoggerProvider(RosLog log) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new RosoutLogger(log);

    public void Dispose()
    {
        // The node, and with it the publisher, belongs to the ROS session.
    }

    private sealed class RosoutLogger(RosLog log) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log.PublishToRosout(logLevel, exception is null ? formatter(state, exception) : $"{formatter(state, exception)} {exception}");
    }
}
