namespace Robotics.Ros2;

/// <summary>
/// The least levels to be logged. Loggers form a hierarchy by the dots of their names: <c>robot</c> stands above <c>robot.camera</c>.
/// </summary>
public sealed class RosLogLevels
{
    private readonly Dictionary<string, RosLogLevel> _loggers;

    internal RosLogLevels(RosLogLevel level, Dictionary<string, RosLogLevel> loggers)
    {
        Default = level;
        _loggers = loggers;
    }

    /// <summary>Nothing is said about any logger.</summary>
    public static RosLogLevels Unset { get; } = new(RosLogLevel.Unset, []);

    /// <summary>The level of loggers about which nothing else is said.</summary>
    public RosLogLevel Default { get; }

    /// <summary>The level of a logger: its own, else that of the nearest logger above it, else <see cref="Default"/>.</summary>
    /// <param name="logger">The name; that of a node is its full name with dots: <c>robot.camera</c>.</param>
    public RosLogLevel Find(string logger)
    {
        ArgumentNullException.ThrowIfNull(logger);
        for (var name = logger; ;)
        {
            if (_loggers.TryGetValue(name, out var level) && level != RosLogLevel.Unset)
            {
                return level;
            }

            var dot = name.LastIndexOf('.');
            if (dot < 0)
            {
                return Default;
            }

            name = name[..dot];
        }
    }
}
