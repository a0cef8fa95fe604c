using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Quantization.Network;

/// <summary>Which batch normalisation reads which layer's output.</summary>
internal static class LayerNorms
{
    /// <summary>Layers by name, with the normalisation right behind them.</summary>
    /// <param name="network">The network.</param>
    /// <param name="image">An input of it, (1, 3, H, W).</param>
    public static IReadOnlyDictionary<string, BatchNorm2d> Of(Module<Tensor, Tensor> network, Tensor image)
    {
        var norms = new Dictionary<string, BatchNorm2d>();
        (string Layer, Tensor Output)? last = null;
        var layerHooks = QuantizableLayer.In(network).Select(layer => layer.Module.register_forward_hook((_, _, output) =>
        {
            last = (layer.Name, output);
            return output;
        })).ToArray();
        var normHooks = network.modules().OfType<BatchNorm2d>().Select(norm => norm.register_forward_pre_hook((_, input) =>
        {
            if (last is { } layer && ReferenceEquals(layer.Output, input) && norm.running_mean is not null)
            {
                norms[layer.Layer] = norm;
            }

            return input;
        })).ToArray();
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGrad = no_grad();
        network.call(image);
        Array.ForEach(layerHooks, hook => hook.remove());
        Array.ForEach(normHooks, hook => hook.remove());
        return norms;
    }
}
