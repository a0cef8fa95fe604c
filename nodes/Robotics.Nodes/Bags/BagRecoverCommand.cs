using System.CommandLine;
using Robotics.Bags;

namespace Robotics.Nodes.Bags;

/// <summary>The verb <c>bag recover</c>.</summary>
internal static class BagRecoverCommand
{
    private static readonly Argument<string> s_in = BagArguments.Input("in");
    private static readonly Argument<string> s_out = BagArguments.Output();

    public static Command Create()
    {
        Command command = new("recover", "Write a sound recording out of what can still be read of a damaged one.") { s_in, s_out };
        command.SetAction((parsed, cancellation) =>
            BagVerb.RunAsync(token => Run(parsed.GetValue(s_in)!, parsed.GetValue(s_out)!, token), cancellation));
        return command;
    }

    private static void Run(string input, string output, CancellationToken cancellation)
    {
        BagRecovery recovery = BagCopy.Recover(input, output, cancellation: cancellation);
        foreach (string sentence in recovery.Damage)
        {
            Console.WriteLine($"damaged: {sentence}");
        }

        string recorded = recovery.RecordedCount is { } count ? $" of {count}" : "";
        Console.WriteLine($"{output}: {recovery.MessageCount}{recorded} messages.");
    }
}
