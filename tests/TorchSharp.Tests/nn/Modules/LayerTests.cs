using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.NeuralNetworks.Modules;

/// <summary>Layers against plain loops in double precision.</summary>
public sealed class LayerTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public LayerTests() => manual_seed(5);

    public void Dispose() => _scope.Dispose();

    [Theory]
    [InlineData(4, 6, 3, 1, 1, 1, 1)]
    [InlineData(4, 6, 3, 2, 1, 1, 2)]
    [InlineData(4, 4, 5, 1, 2, 1, 4)]
    [InlineData(4, 2, 3, 1, 2, 2, 1)]
    [InlineData(4, 6, 1, 1, 0, 1, 1)]
    public void Conv2d_equals_the_loops(int inputs, int outputs, int kernel, int stride, int padding, int dilation, int groups)
    {
        using var conv = Conv2d(inputs, outputs, kernel, stride, padding, dilation, groups: groups, dtype: float64);
        var x = randn(2, inputs, 7, 6, float64);
        var y = conv.call(x);
        for (var n = 0; n < 2; n++)
        {
            for (var o = 0; o < outputs; o++)
            {
                for (var row = 0; row < y.shape[2]; row++)
                {
                    for (var column = 0; column < y.shape[3]; column++)
                    {
                        var (top, left) = ((row * stride) - padding, (column * stride) - padding);
                        var firstInput = o / (outputs / groups) * (inputs / groups);
                        var window = Window(x[n, firstInput..(firstInput + (inputs / groups))], conv.weight[o], top, left, dilation);
                        Assert.Equal(window + conv.bias![o].ToDouble(), y[n, o, row, column].ToDouble(), 10);
                    }
                }
            }
        }
    }

    [Fact]
    public void Conv2d_pads_by_reflection()
    {
        using var conv = Conv2d(1, 1, (1, 3), padding: (0, 1), padding_mode: PaddingModes.Reflect, bias: false);
        init.ones_(conv.weight);
        Assert.Equal([5f, 6, 7], conv.call(tensor([1f, 2, 3], [1, 1, 1, 3])).data<float>());
    }

    [Fact]
    public void Conv2d_refuses_groups_that_do_not_divide() =>
        Assert.Contains("3 groups do not divide", Assert.Throws<ArgumentException>(() => Conv2d(4, 6, 1, groups: 3)).Message);

    [Fact]
    public void BatchNorm2d_normalises_batches_and_remembers_their_statistics()
    {
        using var norm = BatchNorm2d(2, eps: 1e-3, momentum: 0.25).to(float64);
        var x = randn(3, 2, 4, 5, float64) * 3 + 1;
        var y = norm.call(x);
        var (mean, variance) = (x.mean([0, 2, 3]), x.var([0, 2, 3], unbiased: false));
        var expected = (x - mean.view(1, 2, 1, 1)) / (variance.view(1, 2, 1, 1) + 1e-3).sqrt();
        Assert.True(y.allclose(expected));
        Assert.True(norm.running_mean!.allclose(mean * 0.25));
        Assert.True(norm.running_var!.allclose(0.75 + x.var([0, 2, 3]) * 0.25));
        Assert.Equal(1, norm.num_batches_tracked!.ToInt64());

        norm.eval();
        var evaluated = norm.call(x);
        Assert.True(evaluated.allclose((x - norm.running_mean!.view(1, 2, 1, 1)) / (norm.running_var!.view(1, 2, 1, 1) + 1e-3).sqrt()));
        Assert.Equal(1, norm.num_batches_tracked!.ToInt64());
    }

    [Fact]
    public void LayerNorm_normalises_the_last_dimension()
    {
        using var norm = LayerNorm(6, eps: 1e-2, dtype: float64);
        var x = randn(3, 6, dtype: float64);
        var expected = (x - x.mean([1], keepdim: true)) / (x.var(1, unbiased: false, keepdim: true) + 1e-2).sqrt();
        Assert.True(norm.call(x).allclose(expected));
        Assert.Null(LayerNorm(6, bias: false).bias);
    }

    [Fact]
    public void Linear_is_a_product_and_a_sum()
    {
        using var linear = Linear(5, 3, dtype: float64);
        var x = randn(2, 4, 5, float64);
        Assert.True(linear.call(x).allclose(x.matmul(linear.weight.t()) + linear.bias!));
    }

    [Fact]
    public void Dropout_scales_what_it_keeps_and_rests_in_evaluation()
    {
        using var dropout = Dropout(0.25);
        var y = dropout.call(ones(10000)).data<float>().ToArray();
        Assert.All(y, value => Assert.True(value is 0 or 1 / 0.75f));
        Assert.InRange(y.Count(value => value == 0), 2200, 2800);
        dropout.eval();
        Assert.Equal(10000, dropout.call(ones(10000)).sum().ToDouble());
    }

    [Fact]
    public void Activations_call_their_functions()
    {
        var x = linspace(-5, 5, 21, float64);
        Assert.True(ReLU().call(x).SameAs(x.relu()));
        Assert.True(ReLU6().call(x).SameAs(x.clamp(0, 6)));
        Assert.True(Hardswish().call(x).SameAs(functional.hardswish(x)));
        Assert.True(Hardsigmoid().call(x).SameAs(functional.hardsigmoid(x)));
        Assert.True(SiLU().call(x).SameAs(functional.silu(x)));
        Assert.True(Sigmoid().call(x).SameAs(x.sigmoid()));
        Assert.True(Identity().call(x).SameAs(x));
        Assert.True(GELU().call(x).allclose(0.5 * x * (1 + (x / Math.Sqrt(2)).erf())));
        Assert.False(GELU(TorchSharp.Modules.GELU.Approximate.tanh).call(x).SameAs(GELU().call(x)));
        Assert.Equal(5.0, ReLU(inplace: true).call(x.clone()).max().ToDouble());
    }

    [Fact]
    public void Upsample_doubles_pixels()
    {
        var x = tensor([1f, 2, 3, 4], [1, 1, 2, 2]);
        Assert.Equal([1f, 1, 2, 2], Upsample(scale_factor: [2, 2]).call(x)[0, 0, 0].data<float>());
        Assert.Equal([1f, 1.25f, 1.75f, 2], Upsample([2, 4], mode: UpsampleMode.Bilinear).call(x)[0, 0, 0].data<float>());
        Assert.Equal(
            [1f, 1 + (1 / 3f), 1 + (2 / 3f), 2],
            Upsample([2, 4], mode: UpsampleMode.Bilinear, align_corners: true).call(x)[0, 0, 0].data<float>(),
            (left, right) => Math.Abs(left - right) < 1e-5);
    }

    [Fact]
    public void Sequential_calls_its_steps_in_order()
    {
        using var steps = Sequential(Linear(3, 4), ReLU()).append(Linear(4, 2));
        var x = randn(5, 3);
        Assert.True(steps.call(x).SameAs(steps[2].call(steps[1].call(steps[0].call(x)))));
        Assert.Equal(["0.weight", "0.bias", "2.weight", "2.bias"], steps.state_dict().Keys);
        Assert.True(Sequential().call(x).SameAs(x));
    }

    private static double Window(Tensor x, Tensor weight, int top, int left, int dilation)
    {
        var sum = 0.0;
        for (var channel = 0; channel < weight.shape[0]; channel++)
        {
            for (var dy = 0; dy < weight.shape[1]; dy++)
            {
                for (var dx = 0; dx < weight.shape[2]; dx++)
                {
                    var (row, column) = (top + (dy * dilation), left + (dx * dilation));
                    if (row < 0 || row >= x.shape[1] || column < 0 || column >= x.shape[2]) continue;
                    sum += weight[channel, dy, dx].ToDouble() * x[channel, row, column].ToDouble();
                }
            }
        }
        return sum;
    }
}
