using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.NeuralNetworks;

public sealed class InitTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public InitTests() => manual_seed(9);

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Fans_count_the_receptive_field() => Assert.Equal((27, 144), init.CalculateFanInAndFanOut(empty(16, 3, 3, 3)));

    [Fact]
    public void Kaiming_uniform_stays_within_its_bound()
    {
        var weight = init.kaiming_uniform_(empty(64, 16, 3, 3), Math.Sqrt(5));
        var bound = 1 / Math.Sqrt(16 * 9);
        Assert.InRange(weight.abs().max().ToDouble(), 0.99 * bound, bound);
        Assert.InRange(weight.std().ToDouble() * Math.Sqrt(3) / bound, 0.97, 1.03);
    }

    [Fact]
    public void Kaiming_normal_has_its_deviation()
    {
        var weight = init.kaiming_normal_(empty(64, 16, 3, 3), mode: init.FanInOut.FanOut, nonlinearity: init.NonlinearityType.ReLU);
        Assert.InRange(weight.std().ToDouble() / Math.Sqrt(2.0 / (64 * 9)), 0.97, 1.03);
    }

    [Fact]
    public void Xavier_has_its_deviation()
    {
        var deviation = Math.Sqrt(2.0 / ((16 + 64) * 9));
        Assert.InRange(init.xavier_normal_(empty(64, 16, 3, 3)).std().ToDouble() / deviation, 0.97, 1.03);
        Assert.InRange(init.xavier_uniform_(empty(64, 16, 3, 3)).std().ToDouble() / deviation, 0.97, 1.03);
    }

    // A normal distribution cut off at one deviation has variance 1 - 2 φ(1) / (2 Φ(1) - 1).
    [Fact]
    public void Truncated_normal_is_cut_off_and_has_the_variance_that_follows()
    {
        var weight = init.trunc_normal_(empty([100000], float64), mean: 3, std: 0.5, a: 2.5, b: 3.5);
        Assert.InRange(weight.min().ToDouble(), 2.5, 2.51);
        Assert.InRange(weight.max().ToDouble(), 3.49, 3.5);
        var density = Math.Exp(-0.5) / Math.Sqrt(2 * Math.PI);
        var expected = 0.25 * (1 - (2 * density / 0.6826894921370859));
        Assert.InRange(weight.var().ToDouble() / expected, 0.98, 1.02);
        Assert.InRange(weight.mean().ToDouble(), 2.995, 3.005);
    }

    [Fact]
    public void Parameters_are_filled_without_a_history()
    {
        using var linear = Linear(2, 2);
        init.constant_(linear.weight, 0.5);
        init.zeros_(linear.bias!);
        Assert.True(linear.weight.is_leaf && linear.weight.requires_grad);
        Assert.Equal([0.5f, 0.5f, 0.5f, 0.5f], linear.weight.detach().data<float>());
    }
}
