using System.CommandLine;
using System.Text.Json;
using Robotics.Training.Data;
using Robotics.Training.Quantization;
using Robotics.Training.Quantization.Allocation;
using Robotics.Training.Quantization.Deployment;
using Robotics.Training.Quantization.Methods;
using Robotics.Training.Quantization.Network;
using Robotics.Training.Quantization.Reporting;
using Spectre.Console;
using static TorchSharp.torch;

namespace Robotics.Training.Cli;

/// <summary><c>robotics-train quantize</c></summary>
internal static class QuantizeCommand
{
    private static readonly Option<string?> Weights = WeightsOption.Create();

    private static readonly Option<string> Method = new("--method")
    {
        Description = $"Weight method: {string.Join("; ", WeightMethods.All.Select(method => $"{method.Name} ({method.Description})"))}.",
        HelpName = "NAME",
        DefaultValueFactory = _ => "gpfq",
    };

    private static readonly Option<int> Bits = new("--bits")
    {
        Description = $"Bits a weight, {QuantizationOptions.MinBits} to {QuantizationOptions.MaxBits}.",
        HelpName = "N",
        DefaultValueFactory = _ => 8,
    };

    private static readonly Option<string[]> LayerBits = new("--layer-bits")
    {
        Description = "Bits of single layers, as in backbone.input_stem.op_list.0.conv=8.", HelpName = "LAYER=N",
    };

    private static readonly Option<bool> CorrectBias = new("--correct-bias")
    {
        Description = "Take the mean error of each layer back by its bias or the batch normalisation behind it.",
    };

    private static readonly Option<bool> ReestimateNorms = new("--reestimate-norms")
    {
        Description = "Measure the statistics of the batch normalisations again behind the quantized layers.",
    };

    private static readonly Option<string> Data = new("--data")
    {
        Description = "\"streetscenes\", or a folder with images/ and masks/: calibration from its training part, mIoU on the rest.",
        HelpName = "streetscenes|FOLDER",
        DefaultValueFactory = _ => TrainingOptions.StreetScenes,
    };

    private static readonly Option<int> Images = CommonOptions.Positive<int>("--images", "Calibration pictures (32).");
    private static readonly Option<int> Patches = CommonOptions.Positive<int>(
        "--patches", "Patches of each calibration picture, drawn at random, that a layer is fitted to (64).");

    private static readonly Option<int> Frames = CommonOptions.Positive<int>("--frames", "Validation frames (50).");

    private static readonly Option<double?> MaxDrop = CommonOptions.NotNegative<double?>(
        "--max-miou-drop", "Points of mIoU that may be lost; exit code 1 when it is more.");

    private static readonly Option<bool> Mixed = new("--mixed")
    {
        Description = "Choose the bits of each layer: narrow the layers that cost the least accuracy first, from --bits down to 2, "
            + "until --max-miou-drop or --max-kilobytes is reached. Writes the path that was taken beside the weights.",
    };

    private static readonly Option<int?> MaxKilobytes = CommonOptions.Positive<int?>(
        "--max-kilobytes", "Size of the weights at which --mixed stops.");

    private static readonly Option<int> SearchFrames = CommonOptions.Positive<int>(
        "--search-frames", "Training frames that --mixed measures on (10).");

    private static readonly Option<string?> Out = new("--out")
    {
        Description = "The file to write. By default out/<name of the weights>-<method>-<bits>bit.safetensors, with --mixed "
            + "out/<name of the weights>-<method>-mixed.safetensors, with --deploy out/<name of the weights>.onnx.",
        HelpName = "FILE",
    };

    private static readonly Option<string?> Json = CommonOptions.Json();

    public static Command Create()
    {
        Images.DefaultValueFactory = _ => 32;
        Patches.DefaultValueFactory = _ => 64;
        Frames.DefaultValueFactory = _ => 50;
        SearchFrames.DefaultValueFactory = _ => 10;
        var command = new Command("quantize", "Quantizes the weights of a trained model layer by layer and measures what that costs.")
        {
            Weights, Method, Bits, LayerBits, CorrectBias, ReestimateNorms, Data, Images, Patches, Frames, MaxDrop, Mixed,
            MaxKilobytes, SearchFrames, QuantizeDeployment.Deploy, QuantizeDeployment.Provider, QuantizeDeployment.Form, Out, Json,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        string weights = WeightsOption.Resolve(parsed, Weights);
        if (parsed.GetValue(QuantizeDeployment.Deploy))
        {
            return RunDeployment(parsed, weights);
        }

        Refuse(parsed, [QuantizeDeployment.Provider, QuantizeDeployment.Form], "belongs to --deploy.");
        bool mixed = parsed.GetValue(Mixed);
        if (mixed)
        {
            Refuse(parsed, [LayerBits], "names bits of layers, which --mixed chooses itself.");
        }
        else
        {
            Refuse(parsed, [MaxKilobytes, SearchFrames], "belongs to --mixed.");
        }

        QuantizationOptions options = Options(parsed);
        string width = mixed ? "mixed" : $"{options.Bits}bit";
        string path = parsed.GetValue(Out) ?? Path.Combine(
            "out", $"{Path.GetFileNameWithoutExtension(weights)}-{options.Method.Name}-{width}.safetensors");
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        set_num_threads(Environment.ProcessorCount);
        var job = new QuantizationJob(weights, Open(parsed), parsed.GetValue(Images), parsed.GetValue(Frames));
        double? maxDrop = parsed.GetValue(MaxDrop) / 100;
        QuantizationReport report;
        try
        {
            if (mixed)
            {
                options = Mix(parsed, job, options, Budget(parsed, maxDrop), path);
            }

            report = WithProgress("quantizing", progress => job.Run(options, path, maxDrop, progress));
        }
        catch (ArgumentException e)
        {
            throw new UsageException(e.Message, e);
        }

        Print(report, path);
        if (parsed.GetValue(Json) is { } json)
        {
            File.WriteAllText(json, JsonSerializer.Serialize(report, QuantizationJsonContext.Default.QuantizationReport));
        }

        return report.Candidates.All(candidate => candidate.Kept) ? 0 : 1;
    }

    /// <summary>The options with the bits by layer that a search finds; of all layers the widest.</summary>
    private static QuantizationOptions Mix(
        ParseResult parsed, QuantizationJob job, QuantizationOptions options, AllocationOptions budget, string path)
    {
        BitAllocation allocation = WithProgress(
            "measuring layers", progress => job.Allocate(options, budget, parsed.GetValue(SearchFrames), progress));
        AllocationFiles.Write(path, allocation);
        return options with { LayerBits = allocation.LayerBits, Bits = allocation.LayerBits.Values.Max() };
    }

    private static int RunDeployment(ParseResult parsed, string weights)
    {
        Refuse(
            parsed, [Method, Bits, LayerBits, Patches, CorrectBias, ReestimateNorms, Mixed, MaxKilobytes, SearchFrames],
            "belongs to packed weights; --deploy writes ONNX, whose integer operators take 8 bits.");
        var options = new DeploymentOptions { CalibrationImages = parsed.GetValue(Images), Frames = parsed.GetValue(Frames) };
        return QuantizeDeployment.Run(
            parsed, weights, Open(parsed), options, parsed.GetValue(MaxDrop) / 100, parsed.GetValue(Out), parsed.GetValue(Json));
    }

    /// <summary>An option that would do nothing is an error.</summary>
    private static void Refuse(ParseResult parsed, Option[] foreign, string reason)
    {
        if (foreign.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } option)
        {
            throw new UsageException($"{option.Name} {reason}");
        }
    }

    private static QuantizationOptions Options(ParseResult parsed)
    {
        try
        {
            var options = new QuantizationOptions
            {
                Method = WeightMethods.Get(parsed.GetValue(Method)!),
                Bits = parsed.GetValue(Bits),
                LayerBits = (parsed.GetValue(LayerBits) ?? []).Select(ParseLayer).ToDictionary(),
                SamplesPerImage = parsed.GetValue(Patches),
                CorrectBias = parsed.GetValue(CorrectBias),
                ReestimateNorms = parsed.GetValue(ReestimateNorms),
            };
            options.Validate();
            return options;
        }
        catch (ArgumentException e)
        {
            throw new UsageException(e.Message, e);
        }
    }

    private static AllocationOptions Budget(ParseResult parsed, double? maxDrop)
    {
        var budget = new AllocationOptions { MaxDrop = maxDrop, MaxBytes = parsed.GetValue(MaxKilobytes) * 1000L };
        budget = budget with { Widths = [.. budget.Widths.Where(width => width <= parsed.GetValue(Bits))] };
        try
        {
            budget.Validate();
            return budget;
        }
        catch (ArgumentException e)
        {
            throw new UsageException($"{e.Message} See --max-miou-drop and --max-kilobytes.", e);
        }
    }

    private static KeyValuePair<string, int> ParseLayer(string text)
    {
        string[] parts = text.Split('=');
        return parts.Length == 2 && int.TryParse(parts[1], out int bits)
            ? new KeyValuePair<string, int>(parts[0], bits)
            : throw new UsageException($"--layer-bits takes LAYER=N, not \"{text}\".");
    }

    private static TrainingDatasets Open(ParseResult parsed)
    {
        try
        {
            return TrainingDatasets.Open(parsed.GetValue(Data)!, null);
        }
        catch (DatasetException e)
        {
            throw new UsageException(e.Message, e);
        }
    }

    private static T WithProgress<T>(string what, Func<Action<int, int>?, T> run) =>
        Console.IsOutputRedirected
            ? run(null)
            : AnsiConsole.Progress()
                .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
                .Start(context =>
                {
                    ProgressTask task = context.AddTask(what);
                    return run((done, count) => (task.MaxValue, task.Value) = (count, done));
                });

    private static void Print(QuantizationReport report, string path)
    {
        var table = new Table().AddColumn("layer");
        foreach (string column in (string[])["bits", "values", "stored bits", "error"])
        {
            table.AddColumn(new TableColumn(column).RightAligned());
        }

        foreach (QuantizationLayerRow layer in report.Layers)
        {
            table.AddRow(
                Markup.Escape(layer.Name), $"{layer.Bits}", $"{layer.Levels}", $"{layer.StorageBits}", $"{layer.RelativeError:P2}");
        }

        AnsiConsole.Write(table);
        string[] uncorrected = [.. report.Layers.Where(layer => layer.BiasCorrected == false).Select(layer => layer.Name)];
        if (uncorrected.Length > 0)
        {
            Console.WriteLine($"not corrected, as they have neither bias nor batch normalisation: {string.Join(", ", uncorrected)}");
        }

        foreach (QuantizationCandidate candidate in report.Candidates)
        {
            Console.WriteLine(
                $"{report.Model} by {candidate.Form}: mIoU {candidate.Miou:F4}, {candidate.MiouFp32:F4} before, on {report.Frames} frames; "
                + $"{candidate.Bits:F2} bits a weight, {candidate.SizeBytes / 1e6:F2} MB instead of {candidate.SizeBytesFp32 / 1e6:F2} MB"
                + (candidate.Kept ? "" : ": more is lost than allowed"));
        }

        Console.WriteLine($"weights: {path}");
    }
}
