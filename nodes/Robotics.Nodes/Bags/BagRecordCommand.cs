using System.CommandLine;
using System.Text.RegularExpressions;
using Robotics.Bags;
using Robotics.Nodes.Cli;
using Robotics.Nodes.Reports;
using Robotics.Ros2;

namespace Robotics.Nodes.Bags;

/// <summary>The verb <c>bag record</c>.</summary>
internal static class BagRecordCommand
{
    private const double BytesPerMegabyte = 1e6;
    private const double NanosecondsPerSecond = 1e9;
    private static readonly Argument<string> s_out = BagArguments.Output();
    private static readonly Option<string[]> s_topics = BagArguments.Topics("Record these topics (default: all)");
    private static readonly Option<string?> s_regex =
        new("--regex") { Description = "Record the topics whose names match", HelpName = "pattern" };
    private static readonly Option<BagStorage> s_storage = BagArguments.Storage();
    private static readonly Option<BagCompression> s_compression = BagArguments.Compression(BagCompression.None);
    private static readonly Option<double> s_maxSize =
        new("--max-size") { Description = "Begin another file after so many megabytes", HelpName = "mb" };
    private static readonly Option<double> s_maxDuration = BagArguments.Seconds(
        "--max-duration", "Begin another file after so many seconds", 0);
    private static readonly Option<double> s_seconds = BagArguments.Seconds("--seconds", "Stop after this time", double.PositiveInfinity);
    private static readonly Option<string?> s_json = BagArguments.Json();

    static BagRecordCommand() => s_regex.Validators.Add(result =>
    {
        try
        {
            _ = Compile(result.GetValue(s_regex));
        }
        catch (ArgumentException e)
        {
            result.AddError($"--regex is no pattern: {e.Message}");
        }
    });

    /// <param name="arguments">The whole command line, of which the ROS arguments are taken.</param>
    public static Command Create(IReadOnlyList<string> arguments)
    {
        Command command = new("record", "Record topics until SIGINT or SIGTERM; topics that appear later are recorded from then on.")
        {
            s_out, s_topics, s_regex, s_storage, s_compression, s_maxSize, s_maxDuration, s_seconds, s_json,
        };
        RosNodeOptions ros = new(command, "bag_recorder", arguments);
        command.RefuseLz4InSqlite(s_storage, s_compression);
        command.SetAction((parsed, cancellation) => BagVerb.RunAsync(token => Run(parsed, ros, token), cancellation));
        return command;
    }

    private static Regex? Compile(string? pattern) =>
        pattern is null ? null : new Regex(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private static void Run(ParseResult parsed, RosNodeOptions ros, CancellationToken cancellation)
    {
        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (parsed.GetValue(s_seconds) is < int.MaxValue / 1000 and var seconds)
        {
            end.CancelAfter(TimeSpan.FromSeconds(seconds));
        }

        using RosContext context = ros.OpenContext(parsed);
        RosNode node = ros.CreateNode(context, parsed);
        using BagWriter writer = new(parsed.GetValue(s_out)!, new BagWriterOptions
        {
            Storage = parsed.GetValue(s_storage),
            Compression = parsed.GetValue(s_compression),
            MaxFileSize = (long)(parsed.GetValue(s_maxSize) * BytesPerMegabyte),
            MaxFileDuration = (long)(parsed.GetValue(s_maxDuration) * NanosecondsPerSecond),
            RosDistro = context.Options.Distro.ToString().ToLowerInvariant(),
        });
        HashSet<string> topics = [.. parsed.GetValue(s_topics)!.Select(node.ResolveTopic)];
        using BagRecorder recorder = new(context, node, writer, new RecordOptions(topics, Compile(parsed.GetValue(s_regex))));
        recorder.Run(end.Token);
        writer.Close();
        RecordFigures figures = recorder.Figures;
        if (parsed.GetValue(s_json) is { } json)
        {
            JsonFiles.Write(json, figures, FiguresJsonContext.Default.RecordFigures);
        }

        Console.WriteLine($"{writer.Folder}: {figures.Messages} messages of {figures.Topics} topics, {figures.Lost} lost.");
    }
}
