using System.Diagnostics;
using Robotics.Training.Checkpoints;
using Robotics.Training.Data.Loading;
using Robotics.Training.Distillation;
using Robotics.Training.Reporting;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Robotics.Training.Experiments;

/// <summary>
/// One run of an experiment in one folder: run.json, checkpoint.safetensors, the logs of <see cref="MetricsLog"/>, and at the end
/// weights.safetensors (and those of further networks) and result.json. It goes on from the folder's checkpoint where there is one.
/// </summary>
public sealed class ExperimentRun(RunSpec spec, string folder, int threads)
{
    /// <summary>Name of the recipe within a run's folder.</summary>
    public const string SpecName = "run.json";

    /// <summary>Name of the trained weights within a run's folder.</summary>
    public const string WeightsName = "weights.safetensors";

    private readonly Device _device = cuda.is_available() ? CUDA : CPU;
    private readonly string _checkpoint = Path.Combine(folder, CheckpointFile.Name);

    /// <summary>Trains to the end and measures.</summary>
    /// <param name="observers">Are told every figure, beside the logs.</param>
    public RunResult Run(params IReadOnlyList<ITrainingObserver> observers)
    {
        spec.Training.Validate();
        Directory.CreateDirectory(folder);
        spec.Write(folder);
        set_num_threads(threads);
        using DisposeScope scope = NewDisposeScope();
        RunData data = RunData.Open(spec.Data);
        QualityMeasures quality = QualityMeasures.Of(data.Task);
        var clock = new StopClock(folder, File.Exists(_checkpoint));
        RunResult result;
        try
        {
            result = Train(data, quality, clock, observers);
        }
        catch (TrainingException)
        {
            result = new RunResult { Metric = quality.Names[0], Diverged = true, Seconds = clock.Total };
        }

        using Process process = Process.GetCurrentProcess();
        result = result with { PeakMemoryBytes = process.PeakWorkingSet64 };
        result.Write(folder);
        File.Delete(_checkpoint);
        return result;
    }

    private static TrainingState State(Learner learner, RecipeSpec recipe)
    {
        Parameter[] trained = [.. learner.Deployed.parameters().Concat(learner.Companion?.parameters() ?? [])
            .Where(parameter => parameter.requires_grad).Distinct()];
        return new TrainingState(learner.Deployed, recipe.CreateOptimizer(trained), learner.Companion);
    }

    private RunResult Train(RunData data, QualityMeasures quality, StopClock clock, IReadOnlyList<ITrainingObserver> observers)
    {
        using Learner learner = new LearnerFactory(spec, data, _device, threads).Create();
        learner.MoveTo(_device);
        using TrainingState state = State(learner, spec.Training);
        if (File.Exists(_checkpoint))
        {
            CheckpointFile.Load(_checkpoint, state);
        }
        else
        {
            new Preparation(spec, data, _device).Run(learner);
        }

        long first = state.Step, start = Stopwatch.GetTimestamp();
        var measurement = new Measurement(data, _device);
        using (IValidator validator = measurement.Validator(data.Validation, learner.Deployed))
        using (var log = new MetricsLog(folder, data.Task, data.Training.ClassNames, first))
        using (var loader = new BatchLoader(data.Training, data.Loading(spec.Training.Batch, spec.Seed), first, spec.Training.Steps))
        {
            var trainer = new Trainer(spec.Training.Plan(data.Training.Count, learner.Schedule), learner.Objective, validator, _device);
            TrainingProgress.Show(data.Task, first, spec.Training.Steps, spec.Training.Batch, progress =>
                trainer.Run(state, loader, saved => Save(saved, clock), new CompositeObserver([log, progress, .. observers])));
            double rate = (state.Step - first) * spec.Training.Batch / Stopwatch.GetElapsedTime(start).TotalSeconds;
            double validation = quality.Main(state.Measure(validator));
            new WeightsFiles(folder, spec, data).Write(learner, validation);
            return new RunResult
            {
                Metric = quality.Names[0],
                Validation = validation,
                Networks = measurement.Test(learner),
                Seconds = clock.Total,
                ImagesPerSecond = rate,
            };
        }
    }

    private void Save(TrainingState state, StopClock clock)
    {
        clock.Save();
        CheckpointFile.Write(_checkpoint, state, spec.ToJson());
    }
}
