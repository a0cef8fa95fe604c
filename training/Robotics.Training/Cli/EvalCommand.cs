using System.CommandLine;
using Robotics.Inference;
using Robotics.Training.Data;
using Robotics.Training.Data.StreetScenes;
using Robotics.Training.Evaluation;
using Robotics.Training.Evaluation.Engines;
using Robotics.Vision.StreetScenes;

namespace Robotics.Training.Cli;

/// <summary><c>robotics-train eval</c></summary>
internal static class EvalCommand
{
    private static readonly Option<string?> Model = new("--model")
    {
        Description = "Model file: .onnx, .safetensors or TorchScript .pt. By default the shipped one of the engine.", HelpName = "FILE",
    };

    private static readonly Option<EngineKind?> Engine = new("--engine")
    {
        Description = "What runs the model: ONNX Runtime as on the robot, libtorch as in training, or TorchScript. "
            + "By default what the file is for.",
        HelpName = "onnx|torch|torchscript",
    };

    private static readonly Option<string> Data = new("--data")
    {
        Description = "\"streetscenes\", a folder with images/ and masks/, or one of Cityscapes, ADE20K, Pascal VOC or COCO-Stuff.",
        HelpName = "streetscenes|FOLDER",
        DefaultValueFactory = _ => TrainingOptions.StreetScenes,
    };

    private static readonly Option<StreetScenesSplit> Split = new("--split")
    {
        Description = "Which part of the data; val by default.",
        HelpName = "train|val",
        CustomParser = result =>
        {
            if (Enum.TryParse(result.Tokens[0].Value, ignoreCase: true, out StreetScenesSplit split) && Enum.IsDefined(split))
            {
                return split;
            }

            result.AddError($"--split takes train or val, not \"{result.Tokens[0].Value}\".");
            return default;
        },
    };

    private static readonly Option<SeedRange?> Seeds = new("--seeds", "--seed")
    {
        Description = "Scenes of StreetScenes, first-last or one. By default those that training validates on.",
        HelpName = "A-B",
        CustomParser = result =>
        {
            if (SeedRange.TryParse(result.Tokens[0].Value, out SeedRange range))
            {
                return range;
            }

            result.AddError($"--seeds takes two numbers, as in 0-99, or one, not \"{result.Tokens[0].Value}\".");
            return null;
        },
    };

    private static readonly Option<int?> FirstFrame = CommonOptions.NotNegative<int?>(
        "--first-frame", "First of consecutive frames of every scene: what a camera that starts there sees.");

    private static readonly Option<int?> Frames = CommonOptions.Positive<int?>("--frames", "Frames of every scene.");
    private static readonly Option<string?> Json = CommonOptions.Json();

    public static Command Create()
    {
        var command = new Command("eval", "Measures a model file at the pictures' full resolution, between the robot's own kernels.")
        {
            Model, Engine, Data, Split, Seeds, FirstFrame, Frames, Json,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        ISegmentationDataset dataset = Open(parsed);
        using ISegmentationEngine engine = OpenEngine(parsed);
        EvaluationReport report = EvaluationDisplay.WithProgress(dataset.Count, onFrame => ModelEvaluator.Run(engine, dataset, onFrame));
        EvaluationDisplay.Print(report);
        if (parsed.GetValue(Json) is { } json)
        {
            File.WriteAllText(json, report.ToJson());
        }

        return 0;
    }

    private static ISegmentationEngine OpenEngine(ParseResult parsed)
    {
        EngineKind? asked = parsed.GetValue(Engine);
        string shipped = asked is EngineKind.Torch or EngineKind.TorchScript ? ShippedModels.Weights : ShippedModels.Fp32;
        string path = parsed.GetValue(Model) ?? ShippedModels.Find(shipped)
            ?? throw new UsageException($"There is no shipped {shipped}; name a model with --model.");
        EngineKind kind = asked ?? SegmentationEngines.For(path);
        return SegmentationEngines.Takes(kind, path)
            ? SegmentationEngines.Open(kind, path)
            : throw new UsageException(
                $"--engine {kind.ToString().ToLowerInvariant()} does not run {path}; ./robotics export writes what it runs.");
    }

    private static ISegmentationDataset Open(ParseResult parsed)
    {
        string data = parsed.GetValue(Data)!;
        StreetScenesSplit split = parsed.GetResult(Split) is null ? StreetScenesSplit.Val : parsed.GetValue(Split);
        if (data == TrainingOptions.StreetScenes)
        {
            return new StreetScenesDataset(ChooseFrames(parsed, split), TrainingDatasets.CameraSize);
        }

        if (parsed.GetValue(Seeds) is not null || parsed.GetValue(FirstFrame) is not null || parsed.GetValue(Frames) is not null)
        {
            throw new UsageException("--seeds, --first-frame and --frames choose StreetScenes frames; a folder is evaluated whole.");
        }

        try
        {
            TrainingDatasets datasets = TrainingDatasets.Open(data, null);
            return split == StreetScenesSplit.Val ? datasets.Validation : datasets.Training;
        }
        catch (DatasetException e)
        {
            throw new UsageException(e.Message, e);
        }
    }

    private static StreetScenesFrames ChooseFrames(ParseResult parsed, StreetScenesSplit split)
    {
        StreetScenesFrames all = TrainingDatasets.StreetScenesValidation;
        SeedRange seeds = parsed.GetValue(Seeds) ?? new SeedRange(all.FirstSeed, all.Seeds);
        int frames = parsed.GetValue(Frames) ?? all.FramesPerSeed;
        return parsed.GetValue(FirstFrame) is { } first
            ? new StreetScenesFrames(split, seeds.First, seeds.Count, first, frames, FrameStep: 1)
            : new StreetScenesFrames(split, seeds.First, seeds.Count, all.FirstFrame, frames, all.FrameStep);
    }
}
