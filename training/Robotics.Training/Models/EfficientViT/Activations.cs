using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Models.EfficientViT;

/// <summary>Builds the modules of <see cref="Activation"/>.</summary>
internal static class Activations
{
    public static Module<Tensor, Tensor>? Create(Activation activation) => activation switch
    {
        Activation.None => null,
        Activation.Hardswish => Hardswish(),
        Activation.TanhGelu => GELU(TorchSharp.Modules.GELU.Approximate.tanh),
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, "There is no such activation."),
    };
}
