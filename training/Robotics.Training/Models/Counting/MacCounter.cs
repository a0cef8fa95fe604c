using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Models;

/// <summary>
/// Counts the multiply-adds of a forward pass by watching the layers of a batch of no pictures: shapes are real, but nothing is
/// computed.
/// </summary>
public static class MacCounter
{
    /// <summary>The cost of one picture of <paramref name="channels"/> x <paramref name="height"/> x <paramref name="width"/>.</summary>
    public static ModelCost Count(Module<Tensor, Tensor> model, long channels, long height, long width)
    {
        long layers = 0, products = 0;
        var watched = new List<Action>();
        bool training = model.training;
        model.eval();
        foreach (Module module in model.modules())
        {
            if (module is TorchSharp.Modules.Conv2d or TorchSharp.Modules.Linear or ICountsProducts)
            {
                var remover = ((Module<Tensor, Tensor>)module).register_forward_hook((source, input, output) =>
                {
                    layers += PerPicture(output) * MacsOfOneOutput(source);
                    products += source is ICountsProducts counted ? counted.ProductMacs([1, .. input.shape.Skip(1)]) : 0;
                    return output;
                });
                watched.Add(remover.remove);
            }
        }

        try
        {
            using DisposeScope scope = NewDisposeScope();
            using IDisposable noGrad = no_grad();
            model.call(empty([0, channels, height, width]));
        }
        finally
        {
            watched.ForEach(remove => remove());
            model.train(training);
        }

        return new ModelCost(layers, products);
    }

    private static long PerPicture(Tensor output) => output.shape.Skip(1).Aggregate(1L, (product, side) => product * side);

    private static long MacsOfOneOutput(Module layer) => layer switch
    {
        TorchSharp.Modules.Conv2d conv => conv.weight.numel() / conv.weight.shape[0],
        TorchSharp.Modules.Linear linear => linear.weight.shape[1],
        _ => 0,
    };
}
