using Robotics.Training.Quantization.Allocation;
using Robotics.Training.Quantization.Files;
using Robotics.Training.Quantization.Methods;
using Robotics.Training.Quantization.Network;
using TorchSharp;
using TorchSharp.Extensions;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Tests.Quantization;

public sealed class AllocationTests
{
    private static readonly int[] Widths = [8, 4, 2];

    [Fact]
    public void The_layer_that_loses_least_for_a_byte_comes_first()
    {
        LayerSensitivity[] layers =
        [
            Layer("robust", 800, new Dictionary<int, double> { [8] = 0, [4] = 0.001, [2] = 0.5 }),
            Layer("small", 8, new Dictionary<int, double> { [8] = 0, [4] = 0.001, [2] = 0.002 }),
            Layer("noisy", 800, new Dictionary<int, double> { [8] = 0.02, [4] = -0.01, [2] = 0.03 }),
        ];

        string[] order = [.. MoveOrder.Of(layers, Widths).Select(move => $"{move.Layer} {move.Bits}")];

        Assert.Equal(["noisy 4", "robust 4", "noisy 2", "small 4", "small 2", "robust 2"], order);
        Assert.Equal((800 + 8 + 800) * 6 / 8, MoveOrder.Of(layers, Widths).Sum(move => move.SavedBytes));
    }

    [Fact]
    public void The_search_spends_its_budget_and_leaves_the_network_as_it_was()
    {
        using DisposeScope scope = NewDisposeScope();
        Module<Tensor, Tensor> network = TinyNetwork.Create();
        Tensor image = TinyNetwork.Images(2)[1];
        using IDisposable noGrad = no_grad();
        Tensor exact = network.call(image);
        double Agreement() => 1 - ((network.call(image) - exact).norm() / exact.norm()).ToDouble();
        var options = new QuantizationOptions { Method = WeightMethods.Get("rtn-channel") };
        var budget = new AllocationOptions { Widths = Widths, MaxDrop = 0.3 };

        BitAllocation found = new GreedyAllocator(network, TinyNetwork.Images(1), options, Agreement).Run(budget);

        Assert.Equal(1, Agreement(), 1e-6);
        Assert.True(found.LayerBits.Values.Distinct().Count() > 1, "all layers have one width");
        Assert.True(found.Path.Zip(found.Path.Skip(1)).All(pair => pair.Second.Bytes < pair.First.Bytes));
        Assert.True(found.Reference - found.Path[^1].Accuracy > budget.MaxDrop, "the budget is not spent");
        Assert.All(found.Path.SkipLast(1), point => Assert.InRange(found.Reference - point.Accuracy, -1, 0.3));
    }

    [Theory]
    [InlineData("rtn")]
    [InlineData("gpfq")]
    public void A_budget_of_size_is_met_by_the_file(string method)
    {
        using DisposeScope scope = NewDisposeScope();
        using TempFolder folder = new();
        using IDisposable noGrad = no_grad();
        var options = new QuantizationOptions { Method = WeightMethods.Get(method), SamplesPerImage = 4 };
        var budget = new AllocationOptions { Widths = Widths, MaxBytes = QuantizedWeightCount() * 5 / 8 };
        Module<Tensor, Tensor> network = TinyNetwork.Create();
        Tensor[] images = TinyNetwork.Images(1);

        BitAllocation found = new GreedyAllocator(network, images, options, () => 1).Run(budget);
        IReadOnlyList<QuantizedLayer> layers = NetworkQuantizer.Run(
            network, TinyNetwork.Create(), images, options with { LayerBits = found.LayerBits });
        PackedModelFile.Write(folder.File("packed.safetensors"), network.state_dict(), layers);

        long bytes = SafeTensors.Load(folder.File("packed.safetensors")).Values
            .Where(value => value.dtype == uint8)
            .Sum(codes => codes.numel());
        Assert.InRange(bytes, budget.MaxBytes!.Value * 9 / 10, budget.MaxBytes!.Value);
        Assert.Equal(bytes, found.Path[^1].Bytes);
    }

    [Fact]
    public void A_size_below_that_of_the_narrowest_weights_is_refused()
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGrad = no_grad();
        var options = new QuantizationOptions { Method = WeightMethods.Get("rtn") };
        var allocator = new GreedyAllocator(TinyNetwork.Create(), TinyNetwork.Images(1), options, () => 1);

        string message = Assert.Throws<ArgumentException>(() => allocator.Run(new() { Widths = [2], MaxBytes = 1000 })).Message;
        Assert.Contains("a budget of 1000 is too small", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_search_without_a_budget_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new AllocationOptions().Validate());
        Assert.Throws<ArgumentException>(() => new AllocationOptions { Widths = [2, 4], MaxDrop = 1 }.Validate());
    }

    private static LayerSensitivity Layer(string name, long weights, Dictionary<int, double> drops) =>
        new(name, weights, drops, Widths.ToDictionary(bits => bits, bits => weights * bits / 8));

    private static long QuantizedWeightCount() =>
        TinyNetwork.Quantize("rtn", 8).Layers.Sum(layer => (long)layer.Weights.Rows * layer.Weights.Columns);
}
