using Robotics.Training.Models;
using TorchSharp;
using TorchSharp.Extensions;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training;

/// <summary>Everything that changes while training: weights, their moving average, the optimizer and the step.</summary>
public sealed class TrainingState : IDisposable
{
    private readonly ExponentialMovingAverage _ema;

    private TrainingState(Module<Tensor, Tensor> model, Module<Tensor, Tensor> average, AdamW optimizer, double emaDecay)
    {
        Model = model;
        Average = average;
        Optimizer = optimizer;
        _ema = new ExponentialMovingAverage(average, model, emaDecay);
    }

    /// <summary>The model that takes the gradients.</summary>
    public Module<Tensor, Tensor> Model { get; }

    /// <summary>Moving average of <see cref="Model"/>: the weights that are measured and kept.</summary>
    public Module<Tensor, Tensor> Average { get; }

    public AdamW Optimizer { get; }

    /// <summary>Steps done.</summary>
    public long Step { get; internal set; }

    /// <summary>A new run's state: random weights from the seed, over which <paramref name="initialise"/> may copy others.</summary>
    public static TrainingState Create(
        TrainingOptions options, int classes, Device device, Action<Module<Tensor, Tensor>>? initialise = null)
    {
        ModelEntry entry = ModelRegistry.Get(options.Model);
        manual_seed((long)options.Seed);
        Module<Tensor, Tensor> model = entry.Create(classes);
        Module<Tensor, Tensor> average = entry.Create(classes);
        initialise?.Invoke(model);
        average.load_state_dict(model.state_dict());
        model.to(device).to(memory_format.channels_last);
        average.to(device).to(memory_format.channels_last);
        average.eval();
        foreach (Parameter parameter in average.parameters())
        {
            parameter.requires_grad = false;
        }

        model.train();
        return new TrainingState(model, average, CreateOptimizer(model, options), options.EmaDecay);
    }

    public void SetLearningRate(double value)
    {
        foreach (optim.ILearningRateController group in Optimizer.ParamGroups)
        {
            group.LearningRate = value;
        }
    }

    /// <summary>Ends a step: moves the average and counts.</summary>
    public void Advance() => _ema.Update(Step++);

    public void Dispose()
    {
        Optimizer.Dispose();
        Average.Dispose();
        Model.Dispose();
    }

    /// <summary>AdamW with decay on kernels only: decaying norms and biases, which are one-dimensional, only weakens them.</summary>
    private static AdamW CreateOptimizer(Module<Tensor, Tensor> model, TrainingOptions options)
    {
        ILookup<bool, Parameter> byKind = model.parameters().ToLookup(parameter => parameter.dim() > 1);
        return optim.AdamW(
        [
            new AdamW.ParamGroup(byKind[true], lr: options.LearningRate, weight_decay: options.WeightDecay),
            new AdamW.ParamGroup(byKind[false], lr: options.LearningRate, weight_decay: 0),
        ]);
    }
}
