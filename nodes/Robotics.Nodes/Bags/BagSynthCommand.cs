using System.CommandLine;
using Robotics.Bags;
using Robotics.Nodes.Camera;
using Robotics.Vision.StreetScenes;

namespace Robotics.Nodes.Bags;

/// <summary>The verb <c>bag synth</c>.</summary>
internal static class BagSynthCommand
{
    private const double MaxRate = 30;
    private static readonly Argument<string> s_out = BagArguments.Output();
    private static readonly Option<double> s_seconds = BagArguments.Seconds("--seconds", "Length of the recording", 5);
    private static readonly Option<double> s_rate =
        new("--rate") { Description = "Frames a second, up to 30", HelpName = "hz", DefaultValueFactory = _ => 10 };
    private static readonly Option<ulong> s_seed =
        new("--seed") { Description = "Which scene", HelpName = "n", DefaultValueFactory = _ => SceneLoopPlan.Default.FirstSeed };
    private static readonly Option<string> s_size =
        new("--size") { Description = "Size of the frames", HelpName = "WxH", DefaultValueFactory = _ => "640x360" };
    private static readonly Option<bool> s_raw =
        new("--raw") { Description = "Record images as bgr8 on image instead of JPEG on image/compressed" };
    private static readonly Option<BagStorage> s_storage = BagArguments.Storage();
    private static readonly Option<BagCompression> s_compression = BagArguments.Compression(BagCompression.Zstd);

    static BagSynthCommand()
    {
        s_rate.Validators.Add(result =>
        {
            if (!result.Errors.Any() && result.GetValue(s_rate) is not (> 0 and <= MaxRate))
            {
                result.AddError($"--rate must be above 0 and at most {MaxRate}.");
            }
        });
        s_size.Validators.Add(result =>
        {
            if (!FrameSize.TryParse(result.GetValue(s_size)!, out FrameSize size) || !size.CanBeRendered)
            {
                result.AddError(
                    $"--size must be as in 640x360, each side {StreetScenesRenderer.MinSize} to {StreetScenesRenderer.MaxSize} pixels.");
            }
        });
    }

    public static Command Create()
    {
        Command command = new(
            "synth", "Make a recording of rendered street scenes: images, camera_info, and the true class of every pixel on label.")
        {
            s_out, s_seconds, s_rate, s_seed, s_size, s_raw, s_storage, s_compression,
        };
        command.RefuseLz4InSqlite(s_storage, s_compression);
        command.SetAction((parsed, cancellation) => BagVerb.RunAsync(token => Run(Read(parsed), token), cancellation));
        return command;
    }

    private static BagSynthOptions Read(ParseResult parsed) => new(
        parsed.GetValue(s_out)!,
        parsed.GetValue(s_seconds),
        parsed.GetValue(s_rate),
        parsed.GetValue(s_seed),
        FrameSize.TryParse(parsed.GetValue(s_size)!, out FrameSize size) ? size : default,
        parsed.GetValue(s_raw),
        parsed.GetValue(s_storage),
        parsed.GetValue(s_compression));

    private static void Run(BagSynthOptions options, CancellationToken cancellation)
    {
        BagProgress progress = new("Rendering street scenes", options.Frames);
        using StreetScenesBag bag = new(options);
        for (int frame = 0; frame < options.Frames; frame++)
        {
            cancellation.ThrowIfCancellationRequested();
            bag.Add(frame);
            progress.Report(frame + 1);
        }

        progress.Finish();
        Console.WriteLine($"{options.Folder}: {options.Frames} frames of {options.Size}.");
    }
}
