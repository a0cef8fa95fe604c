using Robotics.Training.Quantization.Allocation;
using Robotics.Training.Quantization.Methods;
using Robotics.Training.Quantization.Network;
using TorchSharp;
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
            new("robust", 800, new Dictionary<int, double> { [8] = 0, [4] = 0.001, [2] = 0.5 }),
            new("small", 8, new Dictionary<int, double> { [8] = 0, [4] = 0.001, [2] = 0.002 }),
            new("noisy", 800, new Dictionary<int, double> { [8] = 0.02, [4] = -0.01, [2] = 0.03 }),
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

    [Fact]
    public void A_budget_of_size_is_met()
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGrad = no_grad();
        var options = new QuantizationOptions { Method = WeightMethods.Get("rtn") };
        long weights = QuantizedWeightCount();
        var budget = new AllocationOptions { Widths = Widths, MaxBytes = weights * 5 / 8 };

        BitAllocation found = new GreedyAllocator(TinyNetwork.Create(), TinyNetwork.Images(1), options, () => 1).Run(budget);

        Assert.InRange(found.Path[^1].Bytes, 1, budget.MaxBytes!.Value);
        long bytes = found.Sensitivities.Sum(layer => layer.Weights * found.LayerBits[layer.Layer] / 8);
        Assert.InRange(bytes, 1, budget.MaxBytes!.Value);
    }

    [Fact]
    public void A_search_without_a_budget_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new AllocationOptions().Validate());
        Assert.Throws<ArgumentException>(() => new AllocationOptions { Widths = [2, 4], MaxDrop = 1 }.Validate());
    }

    private static long QuantizedWeightCount() =>
        TinyNetwork.Quantize("rtn", 8).Layers.Sum(layer => (long)layer.Weights.Rows * layer.Weights.Columns);
}
