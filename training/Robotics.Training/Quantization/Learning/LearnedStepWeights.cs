using Robotics.Training.Quantization.Network;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Quantization.Learning;

/// <summary>
/// The convolutions and linear layers of a network, learned behind their rounding. The first and the last layer to run keep at least
/// 8 bits, as in the source: they are small, and the network sees and speaks through them.
/// </summary>
public sealed class LearnedStepWeights : Module
{
    private const int OuterBits = 8;

    private readonly ModuleList<LearnedStepLayer> layers;
    private readonly IReadOnlyList<Parameter> _rounded;

    /// <param name="network">The network, with the weights to start from.</param>
    /// <param name="bits">Bits a weight, 2 to 16.</param>
    /// <param name="example">An input of the network, (1, 3, H, W).</param>
    /// <exception cref="ArgumentOutOfRangeException">The bits are out of range.</exception>
    public LearnedStepWeights(Module<Tensor, Tensor> network, int bits, Tensor example) : base(nameof(LearnedStepWeights))
    {
        RequireBits(bits);
        bool training = network.training;
        network.eval();
        IReadOnlyList<QuantizableLayer> order = ExecutionOrder.Of(network, example);
        network.train(training);
        _rounded = [.. order.Select(layer => layer.Weight)];
        layers = ModuleList(order.Select((layer, number) =>
            new LearnedStepLayer(layer, number == 0 || number == order.Count - 1 ? Math.Max(bits, OuterBits) : bits)).ToArray());
        RegisterComponents();
        Write();
    }

    /// <summary>Bits that can be learned: with more, float32 would not tell the codes from their halves.</summary>
    public const int MinBits = 2, MaxBits = 16;

    /// <exception cref="ArgumentOutOfRangeException">The bits are out of range.</exception>
    public static void RequireBits(int bits)
    {
        if (bits is < MinBits or > MaxBits)
        {
            throw new ArgumentOutOfRangeException(nameof(bits), $"Weights can be learned with {MinBits} to {MaxBits} bits, not {bits}.");
        }
    }

    /// <summary>Everything of the network that is learned as it is: biases and norms.</summary>
    public IEnumerable<Parameter> Others(Module network) =>
        network.parameters().Where(parameter => !_rounded.Contains(parameter, ReferenceEqualityComparer.Instance));

    /// <summary>The weights behind the rounding.</summary>
    public IEnumerable<Parameter> Latent => layers.Select(layer => layer.Latent);

    /// <summary>The logarithms of the steps.</summary>
    public IEnumerable<Parameter> LogSteps => layers.Select(layer => layer.LogStep);

    /// <summary>Rounds what was learned into the network.</summary>
    public void Write()
    {
        foreach (LearnedStepLayer layer in layers)
        {
            layer.Write();
        }
    }

    /// <summary>Moves the gradients of the rounded weights to what is learned.</summary>
    public void TakeGradients()
    {
        foreach (LearnedStepLayer layer in layers)
        {
            layer.TakeGradient();
        }
    }

    /// <summary>The layers as files keep them, in the order in which they run.</summary>
    public IReadOnlyList<QuantizedLayer> Results() => [.. layers.Select(layer => layer.Result())];
}
