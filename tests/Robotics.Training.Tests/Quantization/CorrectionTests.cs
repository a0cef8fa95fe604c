using Robotics.Training.Quantization.Methods;
using Robotics.Training.Quantization.Network;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Tests.Quantization;

public sealed class CorrectionTests
{
    private static readonly QuantizationOptions Rough = new()
    {
        Method = WeightMethods.Get("msq"), Bits = 2, SamplesPerImage = 10_000, CorrectBias = true,
    };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Channels_have_their_mean_again_behind_a_corrected_layer(bool norm)
    {
        using DisposeScope scope = NewDisposeScope();
        (Module<Tensor, Tensor> quantized, Module<Tensor, Tensor> exact) = (Create(norm), Create(norm));
        IReadOnlyList<QuantizedLayer> layers = NetworkQuantizer.Run(quantized, exact, Images(), Rough);

        Assert.All(layers, layer => Assert.True(layer.BiasCorrected));
        Assert.InRange(MeanError(quantized, exact), 0, 1e-4);
        Module<Tensor, Tensor> uncorrected = Create(norm);
        NetworkQuantizer.Run(uncorrected, exact, Images(), Rough with { CorrectBias = false });
        Assert.InRange(MeanError(uncorrected, exact), 0.01, 10);
    }

    [Fact]
    public void A_layer_without_bias_and_norm_is_said_to_be_uncorrected()
    {
        using DisposeScope scope = NewDisposeScope();
        IReadOnlyList<QuantizedLayer> layers =
            NetworkQuantizer.Run(TinyNetwork.Create(), TinyNetwork.Create(), TinyNetwork.Images(1), Rough);

        Assert.Contains(layers, layer => layer.BiasCorrected == true);
        QuantizedLayer[] left = [.. layers.Where(layer => layer.BiasCorrected == false)];
        Assert.NotEmpty(left);
        Assert.All(left, layer => Assert.Contains("context_module", layer.Name, StringComparison.Ordinal));
    }

    [Fact]
    public void Norms_estimated_again_are_those_of_the_images_and_undo_a_change_of_scale()
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGrad = no_grad();
        Tensor[] images = Images();
        (Module<Tensor, Tensor> plain, Module<Tensor, Tensor> scaled) = (Create(norm: true), Create(norm: true));
        scaled.state_dict()["0.weight"].mul_(3);
        NormReestimation.Run(plain, images);
        NormReestimation.Run(scaled, images);

        Tensor seen = ((Sequential)plain)[0] is Conv2d first ? first.call(cat(images, 0)) : throw new InvalidOperationException();
        Assert.True(seen.mean([0, 2, 3]).allclose(plain.state_dict()["1.running_mean"], 1e-4, 1e-5));
        Assert.True(plain.call(images[0]).allclose(scaled.call(images[0]), 1e-3, 1e-4));
        Assert.False(((Sequential)plain)[1].training);
        Assert.Equal(0.1, ((BatchNorm2d)((Sequential)plain)[1]).momentum);
    }

    [Fact]
    public void A_network_without_norms_is_refused_by_name()
    {
        using DisposeScope scope = NewDisposeScope();
        string message = Assert.Throws<ArgumentException>(() => NormReestimation.Run(Create(norm: false), Images())).Message;
        Assert.Contains("Sequential has no batch normalisation", message, StringComparison.Ordinal);
    }

    private static double MeanError(Module<Tensor, Tensor> quantized, Module<Tensor, Tensor> exact)
    {
        using IDisposable noGrad = no_grad();
        Tensor images = cat(Images(), 0);
        return (quantized.call(images) - exact.call(images)).mean([0, 2, 3]).abs().max().ToDouble();
    }

    /// <summary>One layer whose mean shows in the result: a normalisation behind it only shifts and scales.</summary>
    private static Sequential Create(bool norm)
    {
        manual_seed(5);
        Sequential network = norm
            ? Sequential(Conv2d(3, 8, 3, padding: 1, groups: 1, bias: false), BatchNorm2d(8))
            : Sequential(Conv2d(3, 8, 3, padding: 1), ReLU(), Conv2d(8, 6, 3, groups: 2));
        network.eval();
        return network;
    }

    private static Tensor[] Images()
    {
        manual_seed(6);
        return [.. Enumerable.Range(0, 10).Select(_ => rand([1, 3, 8, 8]) + 0.5)];
    }
}
