using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Quantization.Network;

/// <summary>A convolution or a linear layer of a network.</summary>
internal sealed class QuantizableLayer
{
    private readonly Conv2d? _convolution;

    private QuantizableLayer(string name, Module<Tensor, Tensor> module, Parameter weight)
    {
        (Name, Module, Weight) = (name, module, weight);
        _convolution = module as Conv2d;
    }

    /// <summary>Name of the module in the network.</summary>
    public string Name { get; }

    public Module<Tensor, Tensor> Module { get; }

    public Parameter Weight { get; }

    /// <summary>Bias of the neurons; null where there is none.</summary>
    public Parameter? Bias => _convolution is null ? ((Linear)Module).bias : _convolution.bias;

    public int Neurons => (int)Weight.shape[0];

    public int WeightsPerNeuron => (int)(Weight.numel() / Weight.shape[0]);

    public int Groups => (int)(_convolution?.groups ?? 1);

    /// <summary>The layers in the network's own order of modules.</summary>
    public static IEnumerable<QuantizableLayer> In(Module network)
    {
        foreach ((string name, Module module) in network.named_modules())
        {
            switch (module)
            {
                case Conv2d convolution:
                    yield return new QuantizableLayer(name, convolution, convolution.weight);
                    break;
                case Linear linear:
                    yield return new QuantizableLayer(name, linear, linear.weight);
                    break;
            }
        }
    }

    /// <summary>
    /// Input (N, C, H, W) or (..., C) to what one neuron sees, (samples, weights): for convolutions the patches at its stride.
    /// </summary>
    public Tensor Samples(Tensor input)
    {
        if (_convolution is null)
        {
            return input.reshape(-1, input.shape[^1]);
        }

        Tensor patches = functional.unfold(
            input,
            (Weight.shape[2], Weight.shape[3]),
            Pair(_convolution.dilation),
            Pair(_convolution.padding),
            Pair(_convolution.stride));
        return patches.transpose(1, 2).reshape(-1, patches.shape[1]);
    }

    public Matrix ReadWeights()
    {
        using DisposeScope scope = NewDisposeScope();
        float[] values = Weight.detach().contiguous().cpu().data<float>().ToArray();
        return new Matrix(Neurons, WeightsPerNeuron, [.. values.Select(value => (double)value)]);
    }

    public void WriteWeights(Matrix weights)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGrad = no_grad();
        var values = new float[Neurons * WeightsPerNeuron];
        for (int neuron = 0; neuron < Neurons; neuron++)
        {
            for (int i = 0; i < WeightsPerNeuron; i++)
            {
                values[(neuron * WeightsPerNeuron) + i] = (float)weights[neuron][i];
            }
        }

        Weight.copy_(tensor(values, Weight.shape));
    }

    private static (long, long) Pair(IReadOnlyList<long> values) => (values[0], values[1]);
}
