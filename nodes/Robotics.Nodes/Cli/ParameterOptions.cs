using System.CommandLine;

namespace Robotics.Nodes.Cli;

/// <summary>Options of a verb that stand for ROS parameters: <c>--max-fps 5</c> is short for <c>--ros-args -p max_fps:=5</c>.</summary>
/// <param name="command">Gets the options.</param>
internal sealed class ParameterOptions(Command command)
{
    private readonly List<Func<ParseResult, string?>> _rules = [];

    /// <summary>Adds an option for the parameter of its name, <c>max_fps</c> for <c>--max-fps</c>.</summary>
    /// <param name="option">The option; without a default, so that it is silent unless it is given.</param>
    public void Add<T>(Option<T> option)
    {
        string parameter = option.Name.TrimStart('-').Replace('-', '_');
        command.Options.Add(option);
        _rules.Add(parsed => parsed.GetResult(option) is null
            ? null
            : $"{parameter}:={Yaml(parsed.GetValue(option))}");
    }

    /// <summary>A command line with the parameters at the end of its ROS arguments.</summary>
    public IReadOnlyList<string> Append(IReadOnlyList<string> arguments, ParseResult parsed) =>
        [.. arguments, "--ros-args", .. _rules.Select(rule => rule(parsed)).OfType<string>().SelectMany(rule => (string[])["-p", rule])];

    // Text stays text, whatever it looks like.
    private static string Yaml<T>(T value) => value is string text ? $"'{text.Replace("'", "''", StringComparison.Ordinal)}'" : $"{value}";
}
