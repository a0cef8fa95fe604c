using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Distillation.Connectors;

/// <summary>The teacher's side of factor transfer: an autoencoder of its map, whose code are the factors.</summary>
internal sealed class Paraphraser : Module<Tensor, Tensor>
{
    private readonly Sequential encoder;
    private readonly Sequential decoder;

    public Paraphraser(long channels, double rate) : base(nameof(Paraphraser))
    {
        long factors = (long)(channels * rate);
        encoder = Numbered(
            Conv2d(channels, channels, 3, padding: 1), Conv2d(channels, factors, 3, padding: 1), Conv2d(factors, factors, 3, padding: 1));
        decoder = Numbered(
            ConvTranspose2d(factors, factors, 3, padding: 1),
            ConvTranspose2d(factors, channels, 3, padding: 1),
            ConvTranspose2d(channels, channels, 3, padding: 1));
        RegisterComponents();
    }

    public Tensor Encode(Tensor map) => encoder.call(map);

    public Tensor Decode(Tensor factors) => decoder.call(factors);

    public override Tensor forward(Tensor input) => Decode(Encode(input));

    // The original keeps a place for a norm behind every convolution.
    private static Sequential Numbered(params Module<Tensor, Tensor>[] convolutions) => Sequential(convolutions.SelectMany(
        (convolution, i) => new (string, Module<Tensor, Tensor>)[] { ($"{3 * i}", convolution), ($"{3 * i + 2}", LeakyReLU(0.1)) }));
}
