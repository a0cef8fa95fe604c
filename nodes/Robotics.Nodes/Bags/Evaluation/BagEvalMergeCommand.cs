using System.CommandLine;

namespace Robotics.Nodes.Bags.Evaluation;

/// <summary>The verb <c>bag eval-merge</c>.</summary>
internal static class BagEvalMergeCommand
{
    private static readonly Argument<string[]> s_folders = new("folder")
    {
        Description = "Folders with the shards that bag eval --shard wrote",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string> s_out = EvalArguments.Output();

    public static Command Create()
    {
        Command command = new("eval-merge", "Put the shards of an evaluation together: the report of the whole recording.")
        {
            s_folders, s_out,
        };
        command.SetAction((parsed, cancellation) =>
            BagVerb.RunAsync(_ => Run(parsed.GetValue(s_folders)!, parsed.GetValue(s_out)!), cancellation));
        return command;
    }

    private static void Run(string[] folders, string output) =>
        EvalText.Write(Console.Out, EvalFiles.Write(output, EvalOutcome.Of(EvalFiles.ReadShards(folders))), output);
}
