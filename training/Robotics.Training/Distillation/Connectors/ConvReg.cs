using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Distillation.Connectors;

/// <summary>
/// The regressor of mdistiller: one convolution that brings a feature map to another's channels and size, batch normalisation, ReLU.
/// It halves, doubles or keeps the size.
/// </summary>
internal sealed class ConvReg : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> conv;
    private readonly BatchNorm2d bn;

    public ConvReg(FeatureShape from, FeatureShape to) : base(nameof(ConvReg))
    {
        conv = from.Height == 2 * to.Height ? Conv2d(from.Channels, to.Channels, 3, stride: 2, padding: 1)
            : 2 * from.Height == to.Height ? ConvTranspose2d(from.Channels, to.Channels, 4, stride: 2, padding: 1)
            : Conv2d(from.Channels, to.Channels, 1);
        bn = BatchNorm2d(to.Channels);
        RegisterComponents();
    }

    /// <summary>Whether one convolution brings the sizes together.</summary>
    public static bool Fits(FeatureShape from, FeatureShape to) =>
        (from.Height == to.Height && from.Width == to.Width)
        || (from.Height == 2 * to.Height && from.Width == 2 * to.Width)
        || (2 * from.Height == to.Height && 2 * from.Width == to.Width);

    public override Tensor forward(Tensor input) => bn.call(conv.call(input)).relu();
}
