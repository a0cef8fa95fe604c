using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Robotics.Training;

/// <summary>The optimizers of the recipes.</summary>
public static class Optimizers
{
    public const string AdamWName = "adamw";
    public const string SgdName = "sgd";

    /// <summary>The optimizer that a recipe names.</summary>
    /// <param name="options">The recipe.</param>
    /// <param name="parameters">What is trained.</param>
    /// <param name="logarithms">
    /// One-dimensional parameters that stand for their exponentials, trained without decay: it would draw these towards 1.
    /// </param>
    public static optim.Optimizer Create(
        TrainingOptions options, IEnumerable<Parameter> parameters, IEnumerable<Parameter>? logarithms = null)
    {
        logarithms ??= [];
        return options.Optimizer == SgdName
            ? optim.SGD(
                [
                    new SGD.ParamGroup(parameters, new SGD.Options { weight_decay = options.WeightDecay }),
                    new SGD.ParamGroup(logarithms, new SGD.Options { weight_decay = 0 }),
                ],
                options.LearningRate,
                options.Momentum)
            : AdamW(parameters.Concat(logarithms), options.LearningRate, options.WeightDecay);
    }

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
