using Robotics.Training.Quantization.Learning;
using Robotics.Training.Quantization.Network;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Tests.Quantization.Learning;

public sealed class LearnedStepTests
{
    [Theory]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    [InlineData(8, 1)]
    public void Gradients_are_those_of_the_rounding_as_autograd_sees_it(int bits, long groups)
    {
        using DisposeScope scope = NewDisposeScope();
        manual_seed(bits);
        Conv2d[] convolutions = [Conv2d(3, 4, kernel_size: 3), Conv2d(4, 6, kernel_size: 3, groups: groups), Conv2d(6, 2, kernel_size: 1)];
        Tensor[] start = [.. convolutions.Select(convolution => convolution.weight.detach().clone())];
        Module<Tensor, Tensor> network = Sequential(convolutions);
        Tensor images = randn([2, 3, 9, 9]), wanted = randn([2, 2, 5, 5]);
        var learned = new LearnedStepWeights(network, bits, images);
        Dictionary<string, Parameter> parameters = learned.named_parameters().ToDictionary(entry => entry.name, entry => entry.parameter);
        functional.mse_loss(network.call(images), wanted).backward();
        learned.TakeGradients();

        var graph = new (Tensor Weights, Tensor LogStep)[convolutions.Length];
        Tensor output = images;
        for (int i = 0; i < convolutions.Length; i++)
        {
            Tensor rounded = RoundedInGraph(start[i], parameters[$"layers.{i}.log_step"], i == 1 ? bits : 8, out graph[i]);
            Assert.True(convolutions[i].weight.allclose(rounded, rtol: 0, atol: 1e-6));
            output = functional.conv2d(output, rounded, convolutions[i].bias, groups: convolutions[i].groups);
        }

        functional.mse_loss(output, wanted).backward();
        for (int i = 0; i < convolutions.Length; i++)
        {
            Assert.True(parameters[$"layers.{i}.latent"].grad!.allclose(graph[i].Weights.grad!, rtol: 1e-4, atol: 1e-7));
            Assert.True(parameters[$"layers.{i}.log_step"].grad!.allclose(graph[i].LogStep.grad!, rtol: 1e-4, atol: 1e-7));
            Assert.Equal(0, convolutions[i].weight.grad!.abs().max().ToDouble());
        }
    }

    [Fact]
    public void Weights_that_are_all_zero_can_be_learned()
    {
        using DisposeScope scope = NewDisposeScope();
        manual_seed(4);
        Conv2d convolution = Conv2d(3, 2, kernel_size: 3);
        Tensor images = randn([2, 3, 9, 9]);
        using (no_grad())
        {
            convolution.weight[0].zero_();
        }

        Module<Tensor, Tensor> network = Sequential(convolution, Conv2d(2, 2, kernel_size: 1));
        var learned = new LearnedStepWeights(network, 4, images);
        using optim.Optimizer optimizer = optim.SGD(learned.parameters(), 0.1);
        for (int step = 0; step < 3; step++)
        {
            network.call(images).square().sum().backward();
            learned.TakeGradients();
            optimizer.step();
            learned.Write();
        }

        Assert.All(learned.parameters(), parameter => Assert.True(parameter.isfinite().all().item<bool>()));
    }

    [Fact]
    public void Only_the_first_and_the_last_layer_keep_eight_bits()
    {
        using DisposeScope scope = NewDisposeScope();
        Module<Tensor, Tensor> network = TinyNetwork.Create();
        var weights = new LearnedStepWeights(network, 2, TinyNetwork.Images(1)[0]);
        IReadOnlyList<QuantizedLayer> layers = weights.Results();
        Assert.Equal((8, 8), (layers[0].Bits, layers[^1].Bits));
        Assert.All(layers.Skip(1).SkipLast(1), layer => Assert.All(layer.Weights.Grids, grid => Assert.Equal(3, grid.Levels)));
        Assert.Equal(network.parameters().Count() - layers.Count, weights.Others(network).Count());
    }

    /// <summary>The paper's own form: the rounding is an addition of a constant, and the step's gradient is scaled by a factor.</summary>
    private static Tensor RoundedInGraph(Tensor start, Tensor startStep, int bits, out (Tensor Weights, Tensor LogStep) leaves)
    {
        double boundary = Math.Pow(2, bits - 1) - 1;
        Tensor weights = start.reshape(start.shape[0], -1).clone().requires_grad_();
        Tensor logStep = startStep.detach().clone().requires_grad_();
        Tensor step = logStep.exp().unsqueeze(1);
        double scale = 1 / Math.Sqrt(weights.shape[1] * boundary);
        Tensor scaled = (step * scale) + (step - (step * scale)).detach();
        Tensor clipped = (weights / scaled).clamp(-boundary, boundary);
        leaves = (weights, logStep);
        return ((clipped + ((clipped + 0.5).floor().clamp(-boundary, boundary) - clipped).detach()) * scaled).reshape(start.shape);
    }
}
