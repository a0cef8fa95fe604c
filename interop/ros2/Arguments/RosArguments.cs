namespace Robotics.Ros2;

/// <summary>
/// What a command line says to ROS: <c>prog user arguments --ros-args ROS arguments [-- user arguments] [--ros-args ...]</c>, with the
/// options of rcl. The rest is the program's.
/// </summary>
public sealed class RosArguments
{
    internal RosArguments()
    {
    }

    /// <summary>No arguments at all.</summary>
    public static RosArguments Empty { get; } = new();

    /// <summary>What is left for the program, in its order.</summary>
    public IReadOnlyList<string> UserArguments { get; internal init; } = [];

    /// <summary>Values from <c>-p</c> and <c>--params-file</c>, for every node that they name.</summary>
    public ParameterOverrides ParameterOverrides { get; internal init; } = ParameterOverrides.Empty;

    /// <summary>The levels of <c>--log-level</c>.</summary>
    public RosLogLevels LogLevels { get; internal init; } = RosLogLevels.Unset;

    /// <summary>The enclave of <c>-e</c>, or null.</summary>
    public string? Enclave { get; internal init; }

    /// <summary>The file of <c>--log-config-file</c>, or null.</summary>
    public string? LogConfigFile { get; internal init; }

    /// <summary>False after <c>--disable-rosout-logs</c>.</summary>
    public bool LogsToRosout { get; internal init; } = true;

    /// <summary>False after <c>--disable-stdout-logs</c>.</summary>
    public bool LogsToStdout { get; internal init; } = true;

    /// <summary>False after <c>--disable-external-lib-logs</c>.</summary>
    public bool LogsToExternalLibrary { get; internal init; } = true;

    internal IReadOnlyList<RemapRule> Remaps { get; init; } = [];

    /// <summary>Parses a command line, without the program's name, and reads the parameter files that it names.</summary>
    /// <exception cref="RosArgumentException">A ROS argument is unknown or malformed, or a parameter file cannot be read.</exception>
    public static RosArguments Parse(IReadOnlyList<string> arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        return new RosArgumentParser(arguments).Parse();
    }
}
