using Robotics.Training.Quantization.Grids;
using Robotics.Training.Quantization.Network;
using Robotics.Training.Quantization.Weights;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Quantization.Learning;

/// <summary>
/// Weights of one layer that are learned behind their rounding, with a step for every neuron: Esser et al., "Learned step size
/// quantization" (2020). The layer computes with the rounded weights, and their gradient goes straight through the rounding. What is
/// learned of a step is its logarithm, which keeps it positive and the optimizer's moves relative to it.
/// </summary>
internal sealed class LearnedStepLayer : Module
{
    /// <summary>Where the step of a neuron starts whose weights are all zero: its weights stay finite numbers of steps.</summary>
    private const double SmallestStart = 1e-8;

    private readonly QuantizableLayer _layer;
    private readonly int _bits;
    private readonly long _boundary;
    private readonly Parameter latent;
    private readonly Parameter log_step;

    /// <param name="layer">The layer; its weights are where learning starts.</param>
    /// <param name="bits">Bits a weight, at least 2: codes from -(2^(bits-1) - 1) to 2^(bits-1) - 1.</param>
    public LearnedStepLayer(QuantizableLayer layer, int bits) : base(nameof(LearnedStepLayer))
    {
        (_layer, _bits, _boundary) = (layer, bits, (1L << (bits - 1)) - 1);
        using DisposeScope scope = NewDisposeScope();
        Tensor weights = layer.Weight.detach().reshape(layer.Neurons, layer.WeightsPerNeuron).clone();
        Tensor start = 2 * weights.abs().mean([1]) / Math.Sqrt(_boundary);
        log_step = new Parameter(start.clamp(min: SmallestStart).log());
        latent = new Parameter(weights);
        RegisterComponents();
    }

    /// <summary>The weights behind the rounding, one row a neuron.</summary>
    public Parameter Latent => latent;

    /// <summary>Logarithm of every neuron's step.</summary>
    public Parameter LogStep => log_step;

    /// <summary>Rounds what was learned into the layer.</summary>
    public void Write()
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGrad = no_grad();
        _layer.Weight.copy_((Codes() * Step()).reshape(_layer.Weight.shape));
    }

    /// <summary>Moves the gradient of the rounded weights to what is learned.</summary>
    public void TakeGradient()
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGrad = no_grad();
        Tensor gradient = _layer.Weight.grad!.reshape(latent.shape);
        Tensor position = latent / Step();
        Tensor inside = (position.abs() <= _boundary).to(float32);
        Tensor slope = Codes() - (position * inside);
        double scale = 1 / Math.Sqrt((double)_layer.WeightsPerNeuron * _boundary);
        latent.grad = gradient * inside;
        log_step.grad = (gradient * slope * Step()).sum(1) * scale;
        _layer.Weight.grad!.zero_();
    }

    /// <summary>The layer as files keep it.</summary>
    public QuantizedLayer Result()
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGrad = no_grad();
        float[] steps = log_step.exp().cpu().data<float>().ToArray();
        float[] codes = Codes().contiguous().cpu().data<float>().ToArray();
        var weights = new QuantizedWeights(
            _layer.Neurons, _layer.WeightsPerNeuron, [.. steps.Select(step => new SymmetricGrid(step, _boundary))]);
        for (int row = 0; row < weights.Rows; row++)
        {
            for (int column = 0; column < weights.Columns; column++)
            {
                weights[row][column] = (long)codes[(row * weights.Columns) + column];
            }
        }

        return new QuantizedLayer(_layer.Name, _bits, weights, double.NaN);
    }

    private Tensor Step() => log_step.exp().unsqueeze(1);

    // Halves go up, as in SymmetricGrid.
    private Tensor Codes() => ((latent / Step()) + 0.5).floor().clamp(-_boundary, _boundary);
}
