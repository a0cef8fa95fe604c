using Robotics.Training.Data.Loading;
using TorchSharp;
using static TorchSharp.torch;

namespace Robotics.Training;

/// <summary>Runs the steps that a state still lacks, with validations and checkpoints on the way.</summary>
public sealed class Trainer(TrainingPlan plan, IObjective objective, IValidator validator, Device device)
{
    /// <summary>Trains to the last step.</summary>
    /// <param name="state">Where to start; updated in place.</param>
    /// <param name="loader">Gives the batches from the state's step on.</param>
    /// <param name="checkpoint">Called every <see cref="TrainingPlan.CheckpointEvery"/> steps and after the last one.</param>
    /// <param name="observer">Is told every figure.</param>
    /// <exception cref="TrainingException">The loss is no longer a number.</exception>
    public void Run(TrainingState state, BatchLoader loader, Action<TrainingState> checkpoint, ITrainingObserver observer)
    {
        while (state.Step < plan.Steps)
        {
            StepMetrics metrics = Step(state, loader.Next());
            observer.OnStep(metrics);
            bool last = state.Step == plan.Steps;
            if (last || state.Step % plan.ValidateEvery == 0)
            {
                observer.OnValidation(new ValidationMetrics(state.Step, state.Measure(validator)));
            }

            if (last || state.Step % plan.CheckpointEvery == 0)
            {
                checkpoint(state);
            }
        }
    }

    private StepMetrics Step(TrainingState state, Batch batch)
    {
        using DisposeScope scope = NewDisposeScope();
        double learningRate = plan.Schedule[state.Step];
        state.SetLearningRate(learningRate);
        (double value, double norm) = (0, 0);
        if (batch.HasLabels)
        {
            state.Optimizer.zero_grad();
            Tensor mean = objective.Loss(StepInput.Of(batch, device, state.Step / plan.StepsPerEpoch, (double)state.Step / plan.Steps));
            mean.backward();
            objective.AfterBackward();
            norm = nn.utils.clip_grad_norm_(state.Optimizer.parameters(), plan.GradientClip);
            state.Optimizer.step();
            value = mean.ToDouble();
        }

        if (!double.IsFinite(value) || !double.IsFinite(norm))
        {
            throw new TrainingException($"The loss became {value} at step {state.Step + 1}; train with a lower --lr.");
        }

        state.Advance();
        objective.AfterStep(state.Step);
        return new StepMetrics(state.Step, value, learningRate, norm);
    }
}
