using Robotics.Training.Models;
using Robotics.Training.Quantization.Methods;
using Robotics.Training.Quantization.Network;
using Robotics.Vision;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Tests.Quantization;

/// <summary>The smallest model with random weights, and pictures of noise.</summary>
internal static class TinyNetwork
{
    private const string Architecture = "efficientvit-seg-b0";
    private const int Classes = 5;

    public static ModelManifest Manifest { get; } = new(
        "tiny",
        LabelSet.Generic(Classes).Names,
        LabelSet.Generic(Classes).Colors,
        new ManifestInput(32, 64, [0.5f, 0.5f, 0.5f], [0.2f, 0.2f, 0.2f]),
        new ManifestOutput(OutputKind.Logits, 8),
        Architecture);

    public static long Fp32Bytes => 4 * ModelRegistry.Create(Architecture, Classes).parameters().Sum(parameter => parameter.numel());

    public static Module<Tensor, Tensor> Create()
    {
        manual_seed(1);
        Module<Tensor, Tensor> network = ModelRegistry.Create(Architecture, Classes);
        network.eval();
        return network;
    }

    public static Tensor[] Images(int count)
    {
        manual_seed(2);
        return [.. Enumerable.Range(0, count).Select(_ => randn([1, 3, 32, 64]))];
    }

    public static (Module<Tensor, Tensor> Network, IReadOnlyList<QuantizedLayer> Layers) Quantize(string method, int bits)
    {
        Module<Tensor, Tensor> network = Create();
        var options = new QuantizationOptions { Method = WeightMethods.Get(method), Bits = bits, SamplesPerImage = 16 };
        return (network, NetworkQuantizer.Run(network, Create(), Images(4), options));
    }
}
