using Robotics.Training.Quantization;
using Robotics.Training.Quantization.Grids;
using Robotics.Training.Quantization.Methods;
using Robotics.Training.Quantization.Network;
using Robotics.Training.Quantization.Weights;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Tests.Quantization;

public sealed class NetworkQuantizerTests
{
    [Fact]
    public void Every_convolution_is_quantized_once()
    {
        using DisposeScope scope = NewDisposeScope();
        (Module<Tensor, Tensor> network, IReadOnlyList<QuantizedLayer> layers) = TinyNetwork.Quantize("msq", 4);

        string[] convolutions = [.. network.named_modules().Where(pair => pair.module is Conv2d).Select(pair => pair.name)];
        Assert.Equal(convolutions.Order(), layers.Select(layer => layer.Name).Order());
        Assert.All(layers, layer => Assert.Equal(17, layer.Weights.GridOf(0).Levels));
    }

    [Fact]
    public void More_bits_bring_the_outputs_back_and_greedy_beats_nearest()
    {
        using DisposeScope scope = NewDisposeScope();
        double[] greedy = [.. new[] { 3, 5, 8, 16 }.Select(bits => OutputError("gpfq", bits))];

        Assert.True(greedy.Zip(greedy.Skip(1)).All(pair => pair.Second < pair.First), string.Join(' ', greedy));
        Assert.InRange(greedy[^1], 0, 1e-3);
        Assert.InRange(OutputError("gpfq", 4), 0, OutputError("msq", 4));
    }

    [Fact]
    public void A_layer_can_have_bits_of_its_own()
    {
        using DisposeScope scope = NewDisposeScope();
        const string First = "backbone.input_stem.op_list.0.conv";
        var options = new QuantizationOptions
        {
            Method = WeightMethods.Get("rtn"), Bits = 3, LayerBits = new Dictionary<string, int> { [First] = 6 },
        };

        IReadOnlyList<QuantizedLayer> layers = NetworkQuantizer.Run(
            TinyNetwork.Create(), TinyNetwork.Create(), TinyNetwork.Images(1), options);

        Assert.Equal(6, layers.Single(layer => layer.Name == First).StorageBits);
        Assert.All(layers.Where(layer => layer.Name != First), layer => Assert.Equal(3, layer.StorageBits));
    }

    [Fact]
    public void Bits_of_a_layer_that_there_is_not_are_refused()
    {
        using DisposeScope scope = NewDisposeScope();
        var options = new QuantizationOptions { LayerBits = new Dictionary<string, int> { ["backbone.stem"] = 6 } };
        string message = Assert.Throws<ArgumentException>(() =>
            NetworkQuantizer.Run(TinyNetwork.Create(), TinyNetwork.Create(), TinyNetwork.Images(1), options)).Message;
        Assert.Contains("no layer backbone.stem", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(33)]
    public void Widths_out_of_range_are_refused(int bits)
    {
        using DisposeScope scope = NewDisposeScope();
        var options = new QuantizationOptions { Bits = bits };
        string message = Assert.Throws<ArgumentException>(() =>
            NetworkQuantizer.Run(TinyNetwork.Create(), TinyNetwork.Create(), TinyNetwork.Images(1), options)).Message;
        Assert.Contains($"{bits} bits", message);
    }

    [Fact]
    public void No_picture_is_refused()
    {
        using DisposeScope scope = NewDisposeScope();
        Assert.Throws<ArgumentException>(() =>
            NetworkQuantizer.Run(TinyNetwork.Create(), TinyNetwork.Create(), [], new QuantizationOptions()));
    }

    [Fact]
    public void A_channel_that_sees_only_zeros_has_no_error()
    {
        Matrix weights = new(2, 1), seen = new(2, 3);
        (weights[0][0], weights[1][0]) = (0.3, 0.7);
        seen[0].Fill(2);
        QuantizedWeights quantized = RoundToNearest.Quantize(weights, new SymmetricGrid(0.2, 3));

        double error = GreedyPathFollowing.RelativeError(weights, quantized, new LayerInputs(seen, seen), groups: 2);

        Assert.Equal(Math.Abs(0.3 - quantized.Decode()[0][0]) / 0.3, error, 1e-9);
    }

    private static double OutputError(string method, int bits)
    {
        using IDisposable noGrad = no_grad();
        (Module<Tensor, Tensor> quantized, _) = TinyNetwork.Quantize(method, bits);
        Tensor image = TinyNetwork.Images(3)[2];
        Tensor exact = TinyNetwork.Create().call(image);
        return ((quantized.call(image) - exact).norm() / exact.norm()).ToDouble();
    }
}
