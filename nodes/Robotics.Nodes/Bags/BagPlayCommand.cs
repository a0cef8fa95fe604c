using System.CommandLine;
using Robotics.Bags;
using Robotics.Nodes.Cli;
using Robotics.Nodes.Reports;
using Robotics.Ros2;

namespace Robotics.Nodes.Bags;

/// <summary>The verb <c>bag play</c>.</summary>
internal static class BagPlayCommand
{
    private const double MaxClockRate = 1000;
    private const double MaxRate = 1000;
    private static readonly Argument<string> s_bag = BagArguments.Input();
    private static readonly Option<double> s_rate =
        new("--rate") { Description = "Speed; 2 is twice as fast", HelpName = "factor", DefaultValueFactory = _ => 1 };
    private static readonly Option<bool> s_loop = new("--loop", "-l") { Description = "Begin again at the end" };
    private static readonly Option<double> s_start = BagArguments.Seconds("--start", "Leave out so many seconds at the beginning", 0);
    private static readonly Option<string[]> s_topics = BagArguments.Topics("Only these topics");
    private static readonly Option<double> s_clock =
        new("--clock") { Description = "Publish the recording's time on /clock, so often a second", HelpName = "hz" };
    private static readonly Option<bool> s_wait = new("--wait") { Description = "Begin when somebody subscribes to one of the topics" };
    private static readonly Option<string?> s_json = BagArguments.Json();

    static BagPlayCommand()
    {
        RefuseOutside(s_rate, "--rate", double.Epsilon, MaxRate);
        RefuseOutside(s_clock, "--clock", 0, MaxClockRate);
    }

    /// <param name="arguments">The whole command line, of which the ROS arguments are taken.</param>
    public static Command Create(IReadOnlyList<string> arguments)
    {
        Command command = new(
            "play", "Publish a recording's messages at their times; the space key pauses, and so does the service ~/pause until ~/resume.")
        {
            s_bag, s_rate, s_loop, s_start, s_topics, s_clock, s_wait, s_json,
        };
        RosNodeOptions ros = new(command, "bag_player", arguments);
        command.SetAction((parsed, cancellation) => BagVerb.RunAsync(token => Run(parsed, ros, token), cancellation));
        return command;
    }

    private static void RefuseOutside(Option<double> option, string name, double least, double most) => option.Validators.Add(result =>
    {
        if (!result.Errors.Any() && !(result.GetValue(option) >= least && result.GetValue(option) <= most))
        {
            result.AddError($"{name} must be {(least > 0 ? "above 0" : "0 or more")} and at most {most}.");
        }
    });

    private static void Run(ParseResult parsed, RosNodeOptions ros, CancellationToken cancellation)
    {
        using BagReader reader = BagReader.Open(parsed.GetValue(s_bag)!);
        BagFilter part = BagArguments.Part(reader, parsed.GetValue(s_topics)!, parsed.GetValue(s_start), double.PositiveInfinity);
        using RosContext context = ros.OpenContext(parsed);
        RosNode node = ros.CreateNode(context, parsed);
        PlayOptions options = new(
            part, parsed.GetValue(s_rate), parsed.GetValue(s_loop), parsed.GetValue(s_clock), parsed.GetValue(s_wait));
        PlayFigures figures = new BagPlayer(reader, node, options).Run(cancellation);
        if (parsed.GetValue(s_json) is { } json)
        {
            JsonFiles.Write(json, figures, FiguresJsonContext.Default.PlayFigures);
        }

        Console.WriteLine(
            $"{figures.Messages} messages in {figures.Seconds:F2} s; the latest was {figures.MaxLatenessMs:F1} ms behind its time.");
    }
}
