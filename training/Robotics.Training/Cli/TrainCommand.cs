using System.CommandLine;
using Robotics.Inference;
using Robotics.Training.Data;
using Robotics.Training.Distributed;
using Robotics.Training.Models;
using Robotics.Training.Quantization.Learning;
using TorchSharp.Extensions;
using static TorchSharp.torch;

namespace Robotics.Training.Cli;

/// <summary><c>robotics-train train</c></summary>
internal static class TrainCommand
{
    private const string NoWeights = "none";

    private static readonly Option<string?> Model = new("--model")
    {
        Description = $"Architecture: {string.Join(", ", ModelRegistry.Segmentation.Select(entry => entry.Name))}.", HelpName = "NAME",
    };

    private static readonly Option<string> Data = new("--data")
    {
        Description = "\"streetscenes\", or a folder with images/ (PNG, JPEG), masks/ (8-bit class-id PNGs, 255 unlabelled) "
            + "and optionally classes.txt, or a folder of Cityscapes, ADE20K, Pascal VOC or COCO-Stuff as they are published.",
        HelpName = "streetscenes|FOLDER",
        DefaultValueFactory = _ => TrainingOptions.StreetScenes,
    };

    private static readonly Option<int?> Classes = CommonOptions.Positive<int?>(
        "--classes", "Number of classes of a folder; by default that of classes.txt or of the masks.");

    private static readonly Option<string?> Init = new("--init")
    {
        Description = $"Weights to start from (.safetensors), or \"{NoWeights}\". By default a folder starts from the shipped weights "
            + $"where the model is theirs ({TrainingRecipes.StreetScenes.Model}), and everything else from none.",
        HelpName = "FILE",
    };

    private static readonly Option<long?> Steps = CommonOptions.Positive<long?>("--steps", "Optimizer steps.");
    private static readonly Option<int?> Batch = CommonOptions.Positive<int?>("--batch", "Samples of a step, over all processes together.");
    private static readonly Option<double?> LearningRate = CommonOptions.Positive<double?>("--lr", "Peak learning rate.");

    private static readonly Option<string?> Recipe = new("--recipe")
    {
        Description = "Options of a published or own recipe (training/recipes), or the options.json of another run; those of the command "
            + "line count more.",
        HelpName = "FILE.yaml",
    };

    private static readonly Option<string?> Schedule = OneOf(
        "--schedule", "How the learning rate falls after the warm-up: half a cosine, or (1 - progress)^0.9.", Schedules.Names);

    private static readonly Option<double?> Ohem = new("--ohem")
    {
        Description = "Learn from hard pixels only: those whose own class has a probability below this (0.7 without a number), and at "
            + "least a sixteenth of all.",
        HelpName = "THRESHOLD",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string?> PrecisionName = OneOf(
        "--precision",
        "Type of the products in training: bf16 and fp16 pay on GPUs and processors that multiply them, fp16 on GPUs only.",
        [.. Precision.All.Select(precision => precision.Name)]);

    private static readonly Option<int?> WeightBits = new("--weight-bits")
    {
        Description =
            "Fine-tune with the weights rounded to this many bits (learned step size), from the labels and the answers of --init's "
            + $"weights, which are the shipped ones by default; {LearnedStepWeights.MinBits} to {LearnedStepWeights.MaxBits}.",
        HelpName = "N",
    };

    private static readonly Option<ImageSize?> Size = CommonOptions.Size("Model input, both sides multiples of 32.");

    private static readonly Option<string> Out = new("--out")
    {
        Description = "Folder of the run.", HelpName = "DIR", DefaultValueFactory = _ => Path.Combine("out", "train"),
    };

    private static readonly Option<bool> Resume = new("--resume")
    {
        Description = "Continue the run in --out from its checkpoint, if it has one.",
    };

    private static readonly Option<ulong?> Seed = new("--seed")
    {
        Description = "Random seed; equal seeds give equal weights.", HelpName = "N",
    };

    private static readonly Option<int?> Threads = CommonOptions.Positive<int?>("--threads", "Threads of libtorch in every process.");
    private static readonly Option<string?> Json = CommonOptions.Json();

    public static Command Create()
    {
        var command = new Command(
            "train",
            "Trains a segmentation model. Without options: the recipe of the shipped model. Processes that torchrun starts, or that have "
            + "its variables (WORLD_SIZE, RANK, MASTER_ADDR, MASTER_PORT), train together.")
        {
            Model, Data, Classes, Init, Recipe, Steps, Batch, LearningRate, Schedule, Ohem, PrecisionName, WeightBits, Size, Out, Resume,
            Seed, Threads, Json,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        string folder = Path.GetFullPath(parsed.GetValue(Out)!);
        RecipeFile? file = parsed.GetValue(Recipe) is { } path ? RecipeFile.Open(path) : null;
        TrainingOptions options = RunFolder.Resolve(
            folder, parsed.GetValue(Resume), Usual(parsed, file), recipe => Apply(parsed, file, recipe));
        TrainingDatasets datasets = Open(options);
        using DataParallel? parallel = Join(options);
        if (parallel is null or { IsFirst: true })
        {
            Console.WriteLine(
                $"{options.Model}, {datasets.Training.Labels.Count} classes, {datasets.Training.Count} training and "
                + $"{datasets.Validation.Count} validation samples, starting from {options.Init ?? "random weights"}"
                + (parallel is null ? string.Empty : $", on {parallel.Size} processes"));
        }

        return new TrainingJob(options, datasets, folder, parallel).Run() is { } summary ? Report(parsed, summary) : 0;
    }

    private static int Report(ParseResult parsed, TrainingSummary summary)
    {
        Console.WriteLine(double.IsNaN(summary.Miou)
            ? $"quality unknown after {summary.Steps} steps: no pixel of the validation part is labelled"
            : $"validation mIoU {summary.Miou:F4}, pixel accuracy {summary.PixelAccuracy:F4} after {summary.Steps} steps");
        Console.WriteLine($"weights: {summary.Weights}");
        if (parsed.GetValue(Json) is { } json)
        {
            File.WriteAllText(json, summary.ToJson());
        }

        return 0;
    }

    private static DataParallel? Join(TrainingOptions options)
    {
        if (TorchRun.FromEnvironment() is not { } place)
        {
            return null;
        }

        return options.BatchSize % place.WorldSize == 0
            ? DataParallel.Join(place)
            : throw new UsageException(
                $"{place.WorldSize} processes cannot share --batch {options.BatchSize} evenly; choose a multiple of {place.WorldSize}.");
    }

    /// <summary>What a new run does unless the recipe's file or the command line says otherwise.</summary>
    private static TrainingOptions Usual(ParseResult parsed, RecipeFile? file)
    {
        string model = parsed.GetValue(Model) ?? file?.Model ?? TrainingRecipes.StreetScenes.Model;
        string? shipped = model == TrainingRecipes.StreetScenes.Model ? ShippedModels.Find(ShippedModels.Weights) : null;
        string data = NamedData(parsed, file) ?? TrainingOptions.StreetScenes;
        TrainingOptions recipe = data == TrainingOptions.StreetScenes
            ? TrainingRecipes.StreetScenes
            : TrainingRecipes.Folder(data) with { Init = shipped };
        return parsed.GetValue(WeightBits) is { } bits ? TrainingRecipes.Quantized(recipe, bits) with { Init = shipped } : recipe;
    }

    /// <summary>The data that the command line names, or else the recipe's file; null where neither does.</summary>
    private static string? NamedData(ParseResult parsed, RecipeFile? file)
    {
        string? named = parsed.GetResult(Data) is { Implicit: false } ? parsed.GetValue(Data) : file?.Data;
        return named is null or TrainingOptions.StreetScenes ? named : Path.GetFullPath(named);
    }

    /// <summary>The recipe with everything that the file says, and over that everything that the command line says explicitly.</summary>
    private static TrainingOptions Apply(ParseResult parsed, RecipeFile? file, TrainingOptions recipe)
    {
        recipe = recipe with { Data = NamedData(parsed, file) ?? recipe.Data };
        recipe = file?.Over(recipe, parsed.GetValue(Steps)) ?? recipe.WithSteps(parsed.GetValue(Steps) ?? recipe.Steps);
        TrainingOptions options = recipe with
        {
            Model = parsed.GetValue(Model) ?? recipe.Model,
            Classes = parsed.GetValue(Classes) ?? recipe.Classes,
            Init = InitialWeights(parsed) ?? recipe.Init,
            BatchSize = parsed.GetValue(Batch) ?? recipe.BatchSize,
            LearningRate = parsed.GetValue(LearningRate) ?? recipe.LearningRate,
            Schedule = parsed.GetValue(Schedule) ?? recipe.Schedule,
            Ohem = HardPixels(parsed) ?? recipe.Ohem,
            Precision = parsed.GetValue(PrecisionName) ?? recipe.Precision,
            WeightBits = parsed.GetValue(WeightBits) ?? recipe.WeightBits,
            Input = parsed.GetValue(Size) ?? recipe.Input,
            Crop = parsed.GetValue(Size) ?? recipe.Crop,
            Seed = parsed.GetValue(Seed) ?? recipe.Seed,
            Threads = parsed.GetValue(Threads) ?? recipe.Threads,
        };
        return options.Init == NoWeights ? options with { Init = null } : options;
    }

    private static OhemOptions? HardPixels(ParseResult parsed) => parsed.GetResult(Ohem) is null
        ? null
        : parsed.GetValue(Ohem) is { } threshold ? new OhemOptions(threshold) : new OhemOptions();

    private static Option<string?> OneOf(string name, string description, IReadOnlyCollection<string> values)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = string.Join('|', values) };
        option.AcceptOnlyFromAmong([.. values]);
        return option;
    }

    private static string? InitialWeights(ParseResult parsed) => parsed.GetValue(Init) switch
    {
        null or NoWeights => parsed.GetValue(Init),
        { } file when File.Exists(file) => Path.GetFullPath(file),
        { } file => throw new UsageException($"--init names {file}, which does not exist."),
    };

    private static TrainingDatasets Open(TrainingOptions options)
    {
        try
        {
            int multiple = ModelRegistry.GetSegmentation(options.Model).InputMultiple;
            if (options.Input.Height % multiple != 0 || options.Input.Width % multiple != 0)
            {
                throw new UsageException(
                    $"--size {options.Input} does not fit {options.Model}: both sides must be multiples of {multiple}.");
            }

            options.Validate();
            Precision.Get(options.Precision).Require(cuda.is_available() ? CUDA : CPU);
            if (options.WeightBits is not null)
            {
                QuantizedSubject.Require(options);
            }

            TrainingDatasets datasets = TrainingDatasets.Open(options.Data, options.Classes);
            LabelLoss.Require(options.ClassWeights, datasets.Training.Labels.Count);
            return datasets;
        }
        catch (Exception e) when (e is ArgumentException or DatasetException)
        {
            throw new UsageException(e.Message, e);
        }
    }
}
