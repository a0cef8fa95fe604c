using System.CommandLine;

namespace Robotics.Nodes.Bags.Evaluation;

/// <summary>What the verbs of evaluation share.</summary>
internal static class EvalArguments
{
    public static Option<string> Output() => new("--out")
    {
        Description = "Folder for what is written",
        HelpName = "folder",
        DefaultValueFactory = _ => Path.Combine("out", "bag-eval"),
    };
}
