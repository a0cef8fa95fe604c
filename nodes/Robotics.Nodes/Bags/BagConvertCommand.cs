using System.CommandLine;
using Robotics.Bags;

namespace Robotics.Nodes.Bags;

/// <summary>The verb <c>bag convert</c>.</summary>
internal static class BagConvertCommand
{
    private static readonly Argument<string> s_in = BagArguments.Input("in");
    private static readonly Argument<string> s_out = BagArguments.Output();
    private static readonly Option<BagStorage> s_storage = BagArguments.Storage();
    private static readonly Option<BagCompression> s_compression = BagArguments.Compression(BagCompression.None);
    private static readonly Option<string[]> s_topics = BagArguments.Topics("Only these topics");
    private static readonly Option<double> s_start = BagArguments.Seconds("--start", "Leave out so many seconds at the beginning", 0);
    private static readonly Option<double> s_end = BagArguments.Seconds(
        "--end", "Leave out what lies so many seconds behind the beginning", double.PositiveInfinity);

    public static Command Create()
    {
        Command command = new("convert", "Write a recording anew: in another storage or compression, or a part of it.")
        {
            s_in, s_out, s_storage, s_compression, s_topics, s_start, s_end,
        };
        command.RefuseLz4InSqlite(s_storage, s_compression);
        command.SetAction((parsed, cancellation) => BagVerb.RunAsync(token => Run(parsed, token), cancellation));
        return command;
    }

    private static void Run(ParseResult parsed, CancellationToken cancellation)
    {
        using BagReader reader = BagReader.Open(parsed.GetValue(s_in)!);
        BagFilter part = BagArguments.Part(reader, parsed.GetValue(s_topics)!, parsed.GetValue(s_start), parsed.GetValue(s_end));
        BagWriterOptions options = BagWriterOptions.CopyOf(reader) with
        {
            Storage = parsed.GetValue(s_storage), Compression = parsed.GetValue(s_compression),
        };
        using BagWriter writer = new(parsed.GetValue(s_out)!, options);
        BagProgress progress = new("Converting", reader.MessageCount);
        BagCopy.Run(reader, part, writer, progress, cancellation);
        progress.Finish();
        writer.Close();
        foreach (string sentence in reader.Damage)
        {
            Console.Error.WriteLine($"robotics: {sentence}");
        }

        Console.WriteLine($"{writer.Folder}: {writer.MessageCount} of {reader.MessageCount} messages.");
    }
}
