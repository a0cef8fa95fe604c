using System.Diagnostics;
using Robotics.Training.Checkpoints;
using Robotics.Training.Data;
using Robotics.Training.Data.Loading;
using Robotics.Training.Distributed;
using Robotics.Training.Evaluation;
using Robotics.Training.Models;
using Robotics.Training.Quantization.Learning;
using Robotics.Training.Reporting;
using Robotics.Vision;
using static TorchSharp.torch;

namespace Robotics.Training;

/// <summary>
/// One run in one folder: options.json, checkpoint.safetensors, the logs of <see cref="MetricsLog"/>, and at the end
/// model.safetensors (the averaged weights), examples.png and summary.json.
/// </summary>
/// <param name="options">The recipe.</param>
/// <param name="datasets">What to learn from and to measure on.</param>
/// <param name="folder">Folder of the run; of several processes all read it and the first writes.</param>
/// <param name="parallel">The processes that train together; null where this one trains alone.</param>
public sealed class TrainingJob(TrainingOptions options, TrainingDatasets datasets, string folder, DataParallel? parallel = null)
{
    /// <summary>Name of the trained weights in a run's folder.</summary>
    public const string WeightsName = "model.safetensors";

    private const int ExampleRows = 4;

    private static readonly ImageSize ExampleSize = new(216, 384);

    private readonly LabelSet _labels = datasets.Training.Labels;
    private readonly ModelEntry _entry = ModelRegistry.Get(options.Model);
    private readonly string _checkpoint = Path.Combine(folder, CheckpointFile.Name);
    private readonly Device _device = parallel?.Device ?? (cuda.is_available() ? CUDA : CPU);
    private readonly Precision _precision = Precision.Get(options.Precision);

    /// <summary>Trains to the end, from the folder's checkpoint where there is one.</summary>
    /// <returns>The figures; null in processes other than the first.</returns>
    /// <exception cref="TrainingException">The loss is no longer a number.</exception>
    /// <exception cref="ArgumentException">The device cannot train in the recipe's precision.</exception>
    public TrainingSummary? Run()
    {
        long start = Stopwatch.GetTimestamp();
        _precision.Require(_device);
        set_num_threads(options.Threads);

        using TrainingSubject subject = options.WeightBits is null
            ? TrainingSubject.Supervised(options, _labels.Count, _device)
            : QuantizedSubject.Create(options, _labels.Count, _device);
        TrainingState state = subject.State;
        if (File.Exists(_checkpoint))
        {
            CheckpointFile.Load(_checkpoint, state);
        }

        parallel?.Begin(state);
        using var validator = new Validator(datasets.Validation, options.ValidationSamples, options.Input, _entry.Stride, _device);
        using var loader = new BatchLoader(datasets.Training, LoaderOptions(), state.Step, options.Steps);
        var trainer = new Trainer(Plan(), subject.Objective, validator, _device, parallel);
        if (parallel is { IsFirst: false })
        {
            trainer.Run(state, loader, checkpoint: _ => { }, new CompositeObserver());
            return null;
        }

        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "options.json"), options.ToJson());
        using (var log = new MetricsLog(folder, _entry.Task, _labels.Names, state.Step))
        {
            TrainingProgress.Show(_entry.Task, state.Step, options.Steps, options.BatchSize, progress =>
                trainer.Run(state, loader, Save, new CompositeObserver(log, progress)));
        }

        return Finish(subject, validator, Stopwatch.GetElapsedTime(start));
    }

    private void Save(TrainingState state) => CheckpointFile.Write(_checkpoint, state, options.ToJson());

    private TrainingPlan Plan() => new()
    {
        Steps = options.Steps,
        Schedule = Schedules.Create(options.Schedule, options.LearningRate, options.WarmupSteps, options.Steps, options.Power),
        StepsPerEpoch = (double)datasets.Training.Count / options.BatchSize,
        GradientClip = options.GradientClip,
        Precision = _precision,
        Seed = options.Seed,
        ValidateEvery = options.ValidateEvery,
        CheckpointEvery = options.CheckpointEvery,
    };

    private SegmentationLoaderOptions LoaderOptions() => new()
    {
        Input = options.Input,
        Crop = options.Crop,
        MaskStride = options.MaskStride,
        BatchSize = options.BatchSize,
        Seed = options.Seed,
        Augmentation = options.Augmentation,
        Part = parallel?.Rank ?? 0,
        Parts = parallel?.Size ?? 1,
    };

    private TrainingSummary Finish(TrainingSubject subject, Validator validator, TimeSpan elapsed)
    {
        TrainingState state = subject.State;
        var examples = new ExamplesPicture(_labels, ExampleSize, Math.Min(ExampleRows, datasets.Validation.Count));
        state.Average.eval();
        ConfusionMatrix confusion = validator.Run(state.Average, (number, sample, prediction) =>
        {
            if (number < examples.Rows)
            {
                examples.SetRow(number, sample, prediction);
            }
        });
        File.WriteAllBytes(Path.Combine(folder, "examples.png"), examples.Encode());

        string weights = Path.Combine(folder, WeightsName);
        subject.Write(weights, CreateManifest(confusion.MeanIou));
        var summary = new TrainingSummary(
            options.Model, datasets.Training.Name, _labels.Count, state.Step, options.BatchSize, options.Input.ToString(), options.Seed,
            options.ComputeHash(), elapsed.TotalSeconds, confusion.MeanIou, confusion.PixelAccuracy,
            ClassIou.ByName(confusion, _labels), weights);
        File.WriteAllText(Path.Combine(folder, "summary.json"), summary.ToJson());
        return summary;
    }

    private ModelManifest CreateManifest(double miou) => new(
        $"{options.Model}-{datasets.Training.Name}",
        _labels.Names,
        _labels.Colors,
        new ManifestInput(options.Input.Height, options.Input.Width, PixelStatistics.Mean, PixelStatistics.Std),
        new ManifestOutput(OutputKind.Logits, _entry.Stride),
        options.Model,
        new ManifestTraining(options.ComputeHash(), datasets.Training.Name, Steps: options.Steps, Seed: (long)options.Seed).WithMiou(miou),
        options.WeightBits is { } bits ? new ManifestQuantization(QuantizedSubject.Method, bits) : null);
}
