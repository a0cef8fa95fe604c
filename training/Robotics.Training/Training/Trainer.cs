using Robotics.Training.Data.Loading;
using Robotics.Training.Distributed;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Robotics.Training;

/// <summary>Runs the steps that a state still lacks, with validations and checkpoints on the way.</summary>
/// <param name="plan">How the run goes.</param>
/// <param name="objective">What it minimises.</param>
/// <param name="validator">Measures on the way.</param>
/// <param name="device">Where the networks are.</param>
/// <param name="parallel">The processes that train together; null where this one trains alone.</param>
public sealed class Trainer(TrainingPlan plan, IObjective objective, IValidator validator, Device device, DataParallel? parallel = null)
{
    private readonly bool _reports = parallel?.IsFirst ?? true;

    /// <summary>Trains to the last step.</summary>
    /// <param name="state">Where to start; updated in place.</param>
    /// <param name="loader">Gives the batches from the state's step on: this process's part of each.</param>
    /// <param name="checkpoint">
    /// Called every <see cref="TrainingPlan.CheckpointEvery"/> steps and after the last one; of several processes, by the first only.
    /// </param>
    /// <param name="observer">Is told every figure of the whole batch, by the first process only.</param>
    /// <exception cref="TrainingException">The loss is no longer a number.</exception>
    public void Run(TrainingState state, BatchLoader loader, Action<TrainingState> checkpoint, ITrainingObserver observer)
    {
        Parameter[] parameters = [.. state.Optimizer.parameters()];
        while (state.Step < plan.Steps)
        {
            StepMetrics metrics = Step(state, parameters, loader.Next());
            if (_reports)
            {
                Report(state, metrics, checkpoint, observer);
            }
        }
    }

    private void Report(TrainingState state, StepMetrics metrics, Action<TrainingState> checkpoint, ITrainingObserver observer)
    {
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

    private StepMetrics Step(TrainingState state, Parameter[] parameters, Batch batch)
    {
        using DisposeScope scope = NewDisposeScope();
        double learningRate = plan.Schedule[state.Step];
        state.SetLearningRate(learningRate);
        state.Optimizer.zero_grad();
        parallel?.BeginStep(plan.Seed, state.Step);
        (double loss, double weight) = (0, batch.Labelled);
        if (weight > 0)
        {
            loss = Backward(state, batch);
        }

        if (parallel is not null)
        {
            (loss, weight) = parallel.Average(parameters, loss, weight);
        }

        double norm = weight > 0 ? Update(state, parameters) : 0;

        // A scaler leaves out steps that overflow, which is well until its scale shows that every step does.
        bool overflows = state.Scaler is null ? !double.IsFinite(loss) : state.Scaler.Factor < 1;
        if (overflows || !double.IsFinite(norm))
        {
            throw new TrainingException($"The loss became {loss} at step {state.Step + 1}; train with a lower --lr.");
        }

        state.Advance();
        objective.AfterStep(state.Step);
        return new StepMetrics(state.Step, loss, learningRate, norm);
    }

    private double Backward(TrainingState state, Batch batch)
    {
        Tensor mean;
        using (plan.Precision.Begin(device))
        {
            mean = objective.Loss(StepInput.Of(batch, device, state.Step / plan.StepsPerEpoch, (double)state.Step / plan.Steps));
        }

        (state.Scaler?.Scale(mean) ?? mean).backward();
        objective.AfterBackward();
        return mean.ToDouble();
    }

    /// <summary>Moves the parameters by their gradients, unless these are too large for their type; returns their norm.</summary>
    private double Update(TrainingState state, Parameter[] parameters)
    {
        bool fits = state.Scaler?.Unscale(parameters) ?? true;
        double norm = fits ? nn.utils.clip_grad_norm_(parameters, plan.GradientClip) : 0;
        if (fits)
        {
            state.Optimizer.step();
        }

        state.Scaler?.Update(fits);
        return norm;
    }
}
