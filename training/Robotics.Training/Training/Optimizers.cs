using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Robotics.Training;

/// <summary>The optimizers of the recipes.</summary>
public static class Optimizers
{
    public const string AdamWName = "adamw";
    public const string SgdName = "sgd";

    /// <summary>The optimizer that a recipe names.</summary>
    public static optim.Optimizer Create(TrainingOptions options, IEnumerable<Parameter> parameters) => options.Optimizer == SgdName
        ? Sgd(parameters, options.LearningRate, options.Momentum, options.WeightDecay)
        : AdamW(parameters, options.LearningRate, options.WeightDecay);

    /// <summary>AdamW with decay on kernels only: decaying norms and biases, which are one-dimensional, only weakens them.</summary>
    public static optim.Optimizer AdamW(IEnumerable<Parameter> parameters, double learningRate, double weightDecay)
    {
        ILookup<bool, Parameter> byKind = parameters.ToLookup(parameter => parameter.dim() > 1);
        return optim.AdamW(
        [
            new AdamW.ParamGroup(byKind[true], lr: learningRate, weight_decay: weightDecay),
            new AdamW.ParamGroup(byKind[false], lr: learningRate, weight_decay: 0),
        ]);
    }

    /// <summary>Stochastic gradient descent with momentum, and decay on every parameter as the distillation literature has it.</summary>
    public static optim.Optimizer Sgd(IEnumerable<Parameter> parameters, double learningRate, double momentum, double weightDecay) =>
        optim.SGD(parameters, learningRate, momentum, weight_decay: weightDecay);
}
