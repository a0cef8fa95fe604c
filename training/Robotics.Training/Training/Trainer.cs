using Robotics.Training.Data;
using Robotics.Training.Data.Loading;
using TorchSharp;
using TorchSharp.Extensions;
using static TorchSharp.torch;

namespace Robotics.Training;

/// <summary>Runs the steps that a state still lacks, with validations and checkpoints on the way.</summary>
public sealed class Trainer(TrainingOptions options, TrainingDatasets datasets, Device device)
{
    private readonly LearningRateSchedule _schedule = new(options.LearningRate, options.WarmupSteps, options.Steps);

    /// <summary>Trains to the last step.</summary>
    /// <param name="state">Where to start; updated in place.</param>
    /// <param name="checkpoint">Called every <see cref="TrainingOptions.CheckpointEvery"/> steps and after the last one.</param>
    /// <param name="validator">Measures the averaged weights.</param>
    /// <param name="observer">Is told every figure.</param>
    /// <exception cref="TrainingException">The loss is no longer a number.</exception>
    public void Run(TrainingState state, Action<TrainingState> checkpoint, Validator validator, ITrainingObserver observer)
    {
        using var loss = new SegmentationLoss(options.ClassWeights, datasets.Training.Labels.Count, device);
        using var loader = new BatchLoader(datasets.Training, LoaderOptions(), state.Step, options.Steps);
        while (state.Step < options.Steps)
        {
            StepMetrics metrics = Step(state, loader.Next(), loss);
            observer.OnStep(metrics);
            bool last = state.Step == options.Steps;
            if (last || state.Step % options.ValidateEvery == 0)
            {
                observer.OnValidation(new ValidationMetrics(state.Step, validator.Run(state.Average)));
            }

            if (last || state.Step % options.CheckpointEvery == 0)
            {
                checkpoint(state);
            }
        }
    }

    private SegmentationLoaderOptions LoaderOptions() => new()
    {
        Input = options.Input,
        Crop = options.Crop,
        MaskStride = options.MaskStride,
        BatchSize = options.BatchSize,
        Seed = options.Seed,
        Augmentation = options.Augmentation,
    };

    private StepMetrics Step(TrainingState state, Batch batch, SegmentationLoss loss)
    {
        using DisposeScope scope = NewDisposeScope();
        double learningRate = _schedule[state.Step];
        state.SetLearningRate(learningRate);
        (double value, double norm) = (0, 0);
        if (batch.HasLabels)
        {
            state.Optimizer.zero_grad();
            Tensor images = batch.Images.to(device).contiguous(memory_format.channels_last);
            Tensor mean = loss.Compute(state.Model.call(images), batch.Labels.to(device));
            mean.backward();
            norm = nn.utils.clip_grad_norm_(state.Model.parameters(), options.GradientClip);
            state.Optimizer.step();
            value = mean.ToDouble();
        }

        if (!double.IsFinite(value) || !double.IsFinite(norm))
        {
            throw new TrainingException($"The loss became {value} at step {state.Step + 1}; train with a lower --lr.");
        }

        state.Advance();
        return new StepMetrics(state.Step, value, learningRate, norm);
    }
}
