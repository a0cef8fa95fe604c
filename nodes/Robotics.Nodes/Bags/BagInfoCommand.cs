using System.CommandLine;
using System.Globalization;
using Robotics.Bags;
using Robotics.Nodes.Reports;

namespace Robotics.Nodes.Bags;

/// <summary>The verb <c>bag info</c>.</summary>
internal static class BagInfoCommand
{
    private const double BytesPerMegabyte = 1e6;
    private static readonly Argument<string> s_bag = BagArguments.Input();
    private static readonly Option<string?> s_json = BagArguments.Json();

    public static Command Create()
    {
        Command command = new("info", "Tell what a recording holds, and what is damaged.") { s_bag, s_json };
        command.SetAction((parsed, cancellation) =>
            BagVerb.RunAsync(_ => Run(parsed.GetValue(s_bag)!, parsed.GetValue(s_json)), cancellation));
        return command;
    }

    private static void Run(string path, string? json)
    {
        using BagReader reader = BagReader.Open(path);
        BagFigures figures = BagFigures.Of(reader);
        Write(figures);
        if (json is not null)
        {
            JsonFiles.Write(json, figures, FiguresJsonContext.Default.BagFigures);
        }
    }

    private static void Write(BagFigures figures)
    {
        string start = DateTime.UnixEpoch.AddTicks(figures.StartStamp / TimeSpan.NanosecondsPerTick).ToString(
            "yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);
        Console.WriteLine(
            $"{figures.Path}: {figures.Storage}, {figures.Files.Count} file(s), {figures.SizeBytes / BytesPerMegabyte:F2} MB");
        Console.WriteLine($"{figures.Messages} messages from {start} UTC on, {figures.DurationNs / 1e9:F3} s");
        int name = figures.Topics.Select(topic => topic.Name.Length).DefaultIfEmpty().Max();
        int type = figures.Topics.Select(topic => topic.Type.Length).DefaultIfEmpty().Max();
        foreach (BagTopicFigures topic in figures.Topics)
        {
            Console.WriteLine($"{topic.Messages,8}  {topic.Name.PadRight(name)}  {topic.Type.PadRight(type)}  {topic.Qos}");
        }

        foreach (string sentence in figures.Damage)
        {
            Console.WriteLine($"damaged: {sentence}");
        }
    }
}
