using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What Adam and AdamW share: running means of gradients and their squares, corrected for their start at zero.</summary>
public abstract class AdamBase : optim.Optimizer
{
    private static readonly AtenOp s_maximumOut = new("maximum.out");

    private readonly AdamOptions _defaults;

    private protected AdamBase(AdamOptions defaults) => _defaults = defaults;

    /// <summary>Whether weight decay shrinks the parameters directly instead of entering the gradient.</summary>
    private protected abstract bool DecoupledWeightDecay { get; }

    protected override void Complete(ParamGroup group)
    {
        var options = ((ParamGroup<AdamOptions>)group).Options;
        options.LearningRate ??= _defaults.LearningRate;
        options.beta1 ??= _defaults.beta1;
        options.beta2 ??= _defaults.beta2;
        options.eps ??= _defaults.eps;
        options.weight_decay ??= _defaults.weight_decay;
        options.amsgrad ??= _defaults.amsgrad;
        options.maximize ??= _defaults.maximize;
        if (options.beta1 is < 0 or >= 1 || options.beta2 is < 0 or >= 1)
            throw new ArgumentException($"Betas lie in [0, 1), not at ({options.beta1}, {options.beta2}).");
    }

    protected override void Update(ParamGroup group)
    {
        var options = ((ParamGroup<AdamOptions>)group).Options;
        var (parameters, gradients) = GradientLists.Of(group.Parameters);
        foreach (var parameter in parameters) StateOf(parameter).Step++;
        // Parameters whose gradients were missing in some steps have counts of their own.
        foreach (var bucket in Enumerable.Range(0, parameters.Length).GroupBy(k => StateOf(parameters[k]).Step))
        {
            int[] members = [.. bucket];
            Update(Array.ConvertAll(members, k => parameters[k]), Array.ConvertAll(members, k => gradients[k]), bucket.Key, options);
        }
    }

    private void Update(Parameter[] parameters, Tensor[] gradients, long step, AdamOptions options)
    {
        var rate = options.LearningRate!.Value;
        var (beta1, beta2) = (options.beta1!.Value, options.beta2!.Value);
        if (options.maximize == true) gradients = Foreach.Neg(gradients);
        if (options.weight_decay is { } decay and not 0)
        {
            if (DecoupledWeightDecay) Foreach.MulInPlace(parameters, 1 - (rate * decay));
            else gradients = Foreach.Add(gradients, parameters, decay);
        }

        var means = States(parameters, "exp_avg");
        var squares = States(parameters, "exp_avg_sq");
        Foreach.MulInPlace(means, beta1);
        Foreach.AddInPlace(means, gradients, 1 - beta1);
        Foreach.MulInPlace(squares, beta2);
        Foreach.AddcmulInPlace(squares, gradients, gradients, 1 - beta2);
        if (options.amsgrad == true) squares = Largest(parameters, squares);

        var denominators = Foreach.Sqrt(squares);
        Foreach.DivInPlace(denominators, Math.Sqrt(1 - Math.Pow(beta2, step)));
        Foreach.AddInPlace(denominators, options.eps!.Value);
        Foreach.AddcdivInPlace(parameters, means, denominators, -rate / (1 - Math.Pow(beta1, step)));
    }

    private Tensor[] States(Parameter[] parameters, string name) =>
        Array.ConvertAll(parameters, parameter => StateOf(parameter).Get(name, () => parameter.zeros_like()));

    private Tensor[] Largest(Parameter[] parameters, Tensor[] squares)
    {
        var largest = States(parameters, "max_exp_avg_sq");
        for (var k = 0; k < largest.Length; k++) s_maximumOut.Run(largest[k], squares[k], largest[k]);
        return largest;
    }
}
