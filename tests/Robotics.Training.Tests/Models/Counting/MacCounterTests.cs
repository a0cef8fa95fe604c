using Robotics.Training.Models;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Tests.Models.Counting;

public class MacCounterTests
{
    [Fact]
    public void Layers_count_by_their_outputs()
    {
        using var model = Sequential(
            Conv2d(3, 8, 3, stride: 2, padding: 1, bias: false), ReLU(), Conv2d(8, 8, 3, padding: 1, groups: 8), AdaptiveAvgPool2d((4, 5)));
        ModelCost cost = MacCounter.Count(model, 3, 12, 20);
        Assert.Equal(6 * 10 * 8 * 27 + 6 * 10 * 8 * 9, cost.LayerMacs);
        Assert.Equal(0, cost.ProductMacs);
    }

    [Fact]
    public void Attention_counts_beside_the_layers()
    {
        using var model = ModelRegistry.Create("segformer-b0", 19);
        ModelCost cost = MacCounter.Count(model, 3, 64, 64);

        // Two blocks a stage, each with queries * keys * channels for the weights and as many for the values.
        long products = 4 * ((16 * 16 * (2 * 2) * 32L) + (8 * 8 * (2 * 2) * 64) + (4 * 4 * (2 * 2) * 160) + (2 * 2 * (2 * 2) * 256));
        Assert.Equal(products, cost.ProductMacs);
        Assert.Equal(cost.LayerMacs + products, cost.TotalMacs);
    }

    [Fact]
    public void Counting_leaves_the_model_as_it_was()
    {
        using var model = ModelRegistry.Create("efficientvit-seg-b0", 3);
        MacCounter.Count(model, 3, 64, 64);
        Assert.True(model.training);
        using DisposeScope scope = NewDisposeScope();
        Assert.Equal([1, 3, 8, 8], model.call(zeros([1, 3, 64, 64])).shape);
    }
}
