using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Models.EfficientViT;

/// <summary>
/// Linear layer, then layer normalisation and a non-linearity where asked for: (N, InFeatures, ...) flattened to (N, OutFeatures).
/// </summary>
public sealed class LinearLayer : Module<Tensor, Tensor>
{
    public readonly Linear linear;
    public readonly LayerNorm? norm;
    public readonly Module<Tensor, Tensor>? act;

    /// <param name="inFeatures">Features of the input.</param>
    /// <param name="outFeatures">Features of the output.</param>
    /// <param name="bias">Whether the linear layer has a bias.</param>
    /// <param name="normEpsilon">Epsilon of the normalisation; null for none.</param>
    /// <param name="activation">Non-linearity behind it.</param>
    public LinearLayer(
        int inFeatures, int outFeatures, bool bias = true, double? normEpsilon = null, Activation activation = Activation.None)
        : base(nameof(LinearLayer))
    {
        linear = Linear(inFeatures, outFeatures, hasBias: bias);
        norm = normEpsilon is { } epsilon ? LayerNorm(outFeatures, epsilon) : null;
        Activation = activation;
        act = Activations.Create(activation);
        RegisterComponents();
    }

    /// <summary>The non-linearity.</summary>
    public Activation Activation { get; }

    public override Tensor forward(Tensor input)
    {
        Tensor x = linear.call(input.ndim > 2 ? input.flatten(1) : input);
        if (norm is not null)
        {
            x = norm.call(x);
        }

        return act is null ? x : act.call(x);
    }
}
