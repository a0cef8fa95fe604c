using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Robotics.Training.Experiments;

/// <summary>How a run trains.</summary>
public sealed record RecipeSpec
{
    private const string Step = "step";
    private const int CheckpointsPerRun = 20;
    private const int MostStepsAtRisk = 500;

    /// <summary>Optimizer steps.</summary>
    public required long Steps { get; init; }

    /// <summary>Images of a step.</summary>
    public required int Batch { get; init; }

    /// <summary>sgd or adamw.</summary>
    public string Optimizer { get; init; } = Optimizers.SgdName;

    /// <summary>Peak learning rate; the experiment's grid overwrites it.</summary>
    public double LearningRate { get; init; } = 0.05;

    /// <summary>Momentum of SGD.</summary>
    public double Momentum { get; init; } = 0.9;

    public double WeightDecay { get; init; } = 5e-4;

    /// <summary>step, cosine or poly.</summary>
    public string Schedule { get; init; } = Step;

    /// <summary>Shares of the run at which the rate falls, for the schedule step.</summary>
    public IReadOnlyList<double> DecayAt { get; init; } = [0.625, 0.75, 0.875];

    /// <summary>What the rate is multiplied by there.</summary>
    public double DecayFactor { get; init; } = 0.1;

    /// <summary>Share of the run over which the rate rises from zero, for the schedules cosine and poly.</summary>
    public double Warmup { get; init; } = 0.03;

    /// <summary>Exponent of the schedule poly; null is <see cref="PolynomialSchedule.UsualPower"/>.</summary>
    public double? Power { get; init; }

    /// <summary>Gradients are scaled down to this global L2 norm; null leaves them.</summary>
    public double? GradientClip { get; init; }

    /// <summary>Weight of each class in the cross-entropy; null weighs all alike.</summary>
    public IReadOnlyList<double>? ClassWeights { get; init; }

    /// <summary>Learns from the hard pixels only (segmentation); null learns from all.</summary>
    public OhemOptions? Ohem { get; init; }

    /// <summary>Validations of a run, evenly spaced.</summary>
    public int Validations { get; init; } = 5;

    /// <summary>The optimizer over some parameters.</summary>
    public optim.Optimizer CreateOptimizer(IReadOnlyList<Parameter> parameters) => Optimizer == Optimizers.SgdName
        ? Optimizers.Sgd(parameters, LearningRate, Momentum, WeightDecay)
        : Optimizers.AdamW(parameters, LearningRate, WeightDecay);

    /// <summary>What the trainer is told.</summary>
    /// <param name="samples">Samples of the training set.</param>
    /// <param name="schedule">Another course of the learning rate, from peak and steps.</param>
    public TrainingPlan Plan(int samples, Func<double, long, ILearningRateSchedule>? schedule = null) => new()
    {
        Steps = Steps,
        Schedule = schedule?.Invoke(LearningRate, Steps) ?? Course(),
        StepsPerEpoch = (double)samples / Batch,
        GradientClip = GradientClip ?? double.PositiveInfinity,
        ValidateEvery = Math.Max(1, Steps / Validations),
        CheckpointEvery = Math.Clamp(Steps / CheckpointsPerRun, 1, MostStepsAtRisk),
    };

    /// <exception cref="ExperimentException">A value is impossible.</exception>
    public void Validate()
    {
        if (Steps < 1 || Batch < 2 || !(LearningRate > 0) || Validations < 1)
        {
            throw new ExperimentException("A recipe has steps, validations, a batch of two or more and a learning rate above 0.");
        }

        if (Optimizer is not (Optimizers.SgdName or Optimizers.AdamWName) || (Schedule != Step && !Schedules.Names.Contains(Schedule)))
        {
            throw new ExperimentException(
                $"A recipe's optimizer is sgd or adamw and its schedule step, {string.Join(" or ", Schedules.Names)}, "
                + $"not {Optimizer} and {Schedule}.");
        }
    }

    private ILearningRateSchedule Course() => Schedule == Step
        ? new StepDecaySchedule(LearningRate, [.. DecayAt.Select(share => (long)Math.Round(share * Steps))], DecayFactor)
        : Schedules.Create(
            Schedule, LearningRate, (long)Math.Round(Warmup * Steps), Steps, Power ?? PolynomialSchedule.UsualPower);
}
