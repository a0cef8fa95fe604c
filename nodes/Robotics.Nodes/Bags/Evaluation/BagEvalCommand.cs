using System.CommandLine;
using Robotics.Bags;
using Robotics.Inference;
using Robotics.Nodes.Segmentation.Models;

namespace Robotics.Nodes.Bags.Evaluation;

/// <summary>The verb <c>bag eval</c>.</summary>
internal static class BagEvalCommand
{
    private const string Interrupted = "The evaluation was interrupted; nothing was written.";

    private static readonly Argument<string> s_bag = BagArguments.Input();

    private static readonly Option<string[]> s_models = new("--model")
    {
        Description = "Model file; may be repeated, for models side by side",
        HelpName = "file",
        DefaultValueFactory = _ => [ShippedModels.PathOf(ShippedModels.Int8)],
    };

    private static readonly Option<string?> s_truth = new("--truth")
    {
        Description = "The true masks, of class ids and 255 for no class. A topic of mono8 or PNG images, matched by their stamps; "
            + "or a folder of PNG files, named by the stamps of the images in nanoseconds (1700000000000000000.png), or else one for "
            + $"each image in the order of their names (default: {Truth.TruthSources.UsualTopic} where it was recorded)",
        HelpName = "topic|folder",
    };

    private static readonly Option<string?> s_reference = new("--reference")
    {
        Description = "Model file to compare the others' masks with, for recordings without truth",
        HelpName = "file",
    };

    private static readonly Option<string?> s_topic = new("--topic")
    {
        Description = "The camera's topic (default: the only one with images)",
        HelpName = "topic",
    };

    private static readonly Option<ExecutionProvider> s_provider = new("--provider")
    {
        Description = "Where the models run",
        HelpName = "cpu|cuda|tensorrt",
    };

    private static readonly Option<string> s_shard = new("--shard")
    {
        Description = "Evaluate a part of the recording, i from 0 to n-1, and write it for bag eval-merge",
        HelpName = "i/n",
        DefaultValueFactory = _ => EvalShard.Whole.ToString(),
    };

    private static readonly Option<string> s_out = EvalArguments.Output();

    static BagEvalCommand() => s_shard.Validators.Add(result =>
    {
        if (!EvalShard.TryParse(result.GetValue(s_shard)!, out _))
        {
            result.AddError("--shard must be i/n with i from 0 to n-1, as in 0/4.");
        }
    });

    public static Command Create()
    {
        Command command = new(
            "eval",
            "Segment every frame of a recording as the node would, without DDS, and report how well and how fast: "
            + "summary.json, per_frame.csv, report.html.")
        {
            s_bag, s_models, s_truth, s_reference, s_topic, s_provider, s_shard, s_out,
        };
        command.SetAction((parsed, cancellation) => BagVerb.RunAsync(token => Run(parsed, token), cancellation, Interrupted));
        return command;
    }

    private static void Run(ParseResult parsed, CancellationToken cancellation)
    {
        _ = EvalShard.TryParse(parsed.GetValue(s_shard)!, out EvalShard shard);
        EvalOptions options = new(
            parsed.GetValue(s_bag)!,
            parsed.GetValue(s_models)!,
            parsed.GetValue(s_topic),
            parsed.GetValue(s_truth),
            parsed.GetValue(s_reference),
            parsed.GetValue(s_provider),
            shard);
        EvalPart part = Evaluate(options, cancellation);
        string folder = parsed.GetValue(s_out)!;
        if (parsed.GetResult(s_shard) is { Implicit: false })
        {
            Console.WriteLine($"{EvalFiles.WriteShard(folder, part)}: {part.Frames.Length} frames.");
            return;
        }

        EvalText.Write(Console.Out, EvalFiles.Write(folder, EvalOutcome.Of([part])), folder);
    }

    private static EvalPart Evaluate(EvalOptions options, CancellationToken cancellation)
    {
        using BagReader reader = BagReader.Open(options.Bag);
        using BagEvaluation evaluation = new(reader, options);
        BagProgress progress = new("Evaluating frames", evaluation.Messages / options.Shard.Count);
        EvalPart part = evaluation.Run(progress, cancellation);
        progress.Finish();
        foreach (string sentence in (IEnumerable<string>)[.. part.Damage, .. part.FirstRejection is { } first ? [first] : (string[])[]])
        {
            Console.Error.WriteLine($"robotics: {sentence}");
        }

        return part;
    }
}
