using System.CommandLine;

namespace Robotics.Nodes.Cli;

/// <summary><c>-r from:=to</c> without <c>--ros-args</c> before it.</summary>
internal static class RemapOption
{
    public static Option<string[]> Create() => new("--remap", "-r")
    {
        Description = "Use another name, as in -r image:=/front/image_raw; may be repeated. Short for --ros-args -r ...",
        HelpName = "from:=to",
        DefaultValueFactory = _ => [],
    };

    /// <summary>A command line with the rules among its ROS arguments.</summary>
    public static IReadOnlyList<string> Append(IReadOnlyList<string> arguments, IEnumerable<string> rules) =>
        [.. arguments, "--ros-args", .. rules.SelectMany(rule => (string[])["-r", rule])];
}
