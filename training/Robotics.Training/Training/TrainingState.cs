using Robotics.Training.Models;
using Robotics.Vision;
using TorchSharp;
using TorchSharp.Extensions;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training;

/// <summary>Everything that changes while training: weights, their moving average, the optimizer and the step.</summary>
public sealed class TrainingState : IDisposable
{
    private readonly ExponentialMovingAverage? _ema;

    /// <param name="model">The network to be deployed.</param>
    /// <param name="optimizer">Over the parameters of the network and of its companion.</param>
    /// <param name="companion">What is trained with the network and thrown away or kept beside it; null where nothing is.</param>
    /// <param name="average">A copy of the network that takes its moving average; null where the network itself is measured.</param>
    /// <param name="emaDecay">Share of the old average that a step keeps.</param>
    /// <param name="scaler">Scales losses whose gradients would vanish in a short type; null where they do not.</param>
    public TrainingState(
        Module<Tensor, Tensor> model,
        optim.Optimizer optimizer,
        Module? companion = null,
        Module<Tensor, Tensor>? average = null,
        double emaDecay = 0,
        GradScaler? scaler = null)
    {
        (Model, Optimizer, Companion, Average, Scaler) = (model, optimizer, companion, average ?? model, scaler);
        _ema = average is null ? null : new ExponentialMovingAverage(average, model, emaDecay);
    }

    /// <summary>The model that takes the gradients.</summary>
    public Module<Tensor, Tensor> Model { get; }

    /// <summary>What learns beside <see cref="Model"/>: connectors, peers, memories.</summary>
    public Module? Companion { get; }

    /// <summary>The weights that are measured and kept: the moving average of <see cref="Model"/>, or itself.</summary>
    public Module<Tensor, Tensor> Average { get; }

    public optim.Optimizer Optimizer { get; }

    /// <summary>Scales the loss of a run in float16; null in others.</summary>
    public GradScaler? Scaler { get; }

    /// <summary>Steps done.</summary>
    public long Step { get; internal set; }

    /// <summary>A new run's state: random weights from the seed, or those that the recipe starts from.</summary>
    public static TrainingState Create(TrainingOptions options, int classes, Device device)
    {
        ModelEntry entry = ModelRegistry.Get(options.Model);
        manual_seed((long)options.Seed);
        Module<Tensor, Tensor> model = entry.Create(classes);
        Module<Tensor, Tensor> average = entry.Create(classes);
        if (options.Init is not null)
        {
            ModelFile.Initialise(options.Init, model, entry);
        }

        average.load_state_dict(model.state_dict());
        model.to(device).to(memory_format.channels_last);
        average.to(device).to(memory_format.channels_last);
        average.eval();
        average.Freeze();
        model.train();
        optim.Optimizer optimizer = Optimizers.Create(options, model.parameters());
        return new TrainingState(model, optimizer, average: average, emaDecay: options.EmaDecay, scaler: ScalerOf(options));
    }

    /// <summary>The scaler that a recipe's precision needs.</summary>
    public static GradScaler? ScalerOf(TrainingOptions options) => Precision.Get(options.Precision).NeedsScaler ? new GradScaler() : null;

    /// <summary>The quality of <see cref="Average"/>.</summary>
    public ConfusionMatrix Measure(IValidator validator)
    {
        Average.eval();
        ConfusionMatrix confusion = validator.Run(Average);
        Model.train();
        return confusion;
    }

    public void SetLearningRate(double value)
    {
        foreach (optim.ILearningRateController group in Optimizer.ParamGroups)
        {
            group.LearningRate = value;
        }
    }

    /// <summary>Ends a step: moves the average and counts.</summary>
    public void Advance()
    {
        _ema?.Update(Step);
        Step++;
    }

    public void Dispose()
    {
        Optimizer.Dispose();
        Average.Dispose();
        Companion?.Dispose();
        Model.Dispose();
    }
}
