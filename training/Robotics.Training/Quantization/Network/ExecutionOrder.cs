using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Quantization.Network;

/// <summary>The layers of a network in the order in which a forward pass comes to them.</summary>
internal static class ExecutionOrder
{
    /// <param name="network">The network.</param>
    /// <param name="image">An input of it, (1, 3, H, W).</param>
    public static IReadOnlyList<QuantizableLayer> Of(Module<Tensor, Tensor> network, Tensor image)
    {
        var order = new List<QuantizableLayer>();
        var hooks = QuantizableLayer.In(network).Select(layer => layer.Module.register_forward_pre_hook((_, input) =>
        {
            order.Add(layer);
            return input;
        })).ToArray();
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGrad = no_grad();
        network.call(image);
        Array.ForEach(hooks, hook => hook.remove());
        return order;
    }
}
