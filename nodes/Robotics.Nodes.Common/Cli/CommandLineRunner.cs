using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using Robotics.Ros2;

namespace Robotics.Nodes.Cli;

/// <summary>
/// Parses and runs a command line: the part before and after the ROS arguments. Bad usage is one sentence on standard error and exit
/// code 2.
/// </summary>
internal static class CommandLineRunner
{
    public static async Task<int> RunAsync(RootCommand root, string[] args)
    {
        RosArguments ros;
        try
        {
            ros = RosArguments.Parse(args);
        }
        catch (RosArgumentException e)
        {
            await Console.Error.WriteLineAsync($"robotics: {e.Message}");
            return ExitCodes.BadUsage;
        }

        ParseResult parsed = root.Parse(ros.UserArguments);
        if (parsed.Action is ParseErrorAction)
        {
            string verb = "";
            for (CommandResult? result = parsed.CommandResult;
                result is not null && result.Command != root;
                result = result.Parent as CommandResult)
            {
                verb = $"{result.Command.Name} {verb}";
            }

            string sentence = string.Join(' ', parsed.Errors[0].Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            await Console.Error.WriteLineAsync($"robotics: {sentence} See {verb}--help.");
            return ExitCodes.BadUsage;
        }

        // The commands stop on signals themselves, through their hosts.
        return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
    }
}
