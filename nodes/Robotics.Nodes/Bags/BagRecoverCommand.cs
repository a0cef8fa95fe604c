using System.CommandLine;
using Robotics.Bags;
using Robotics.Nodes.Reports;

namespace Robotics.Nodes.Bags;

/// <summary>The verb <c>bag recover</c>.</summary>
internal static class BagRecoverCommand
{
    private static readonly Argument<string> s_in = BagArguments.Input("in");
    private static readonly Argument<string> s_out = BagArguments.Output();
    private static readonly Option<string?> s_json = BagArguments.Json();

    public static Command Create()
    {
        Command command = new("recover", "Write a sound recording out of what can still be read of a damaged one.") { s_in, s_out, s_json };
        command.SetAction((parsed, cancellation) =>
            BagVerb.RunAsync(token => Run(parsed.GetValue(s_in)!, parsed.GetValue(s_out)!, parsed.GetValue(s_json), token), cancellation));
        return command;
    }

    private static void Run(string input, string output, string? json, CancellationToken cancellation)
    {
        BagProgress progress = new("Recovering", total: 0);
        BagRecovery recovery = BagCopy.Recover(input, output, options: null, progress, cancellation);
        progress.Finish();
        if (json is not null)
        {
            JsonFiles.Write(json, recovery, FiguresJsonContext.Default.BagRecovery);
        }

        foreach (string sentence in recovery.Damage)
        {
            Console.WriteLine($"damaged: {sentence}");
        }

        string recorded = recovery.RecordedCount is { } count ? $" of {count}" : "";
        Console.WriteLine($"{output}: {recovery.MessageCount}{recorded} messages.");
    }
}
