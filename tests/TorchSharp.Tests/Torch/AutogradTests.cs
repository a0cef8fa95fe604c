using TorchSharp.Interop;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Tests.Torch;

public sealed class AutogradTests : IDisposable
{
    private const double Step = 1e-6;

    private readonly DisposeScope _scope = NewDisposeScope();

    public static TheoryData<string, Func<Tensor, Tensor>, long[]> Differentiable => new()
    {
        { "product", x => (x * x.exp()).sum(), [3, 4] },
        { "matmul", x => x.matmul(x.t()).tanh().sum(), [3, 4] },
        { "softmax", x => (x.softmax(1) * x).sum(), [3, 4] },
        { "batch norm", x => (F.batch_norm(x, null, null, training: true) * x.cos()).sum(), [2, 3, 2, 2] },
        { "layer norm", x => (F.layer_norm(x, [4]) * x.cos()).sum(), [3, 4] },
        { "conv", x => F.conv2d(x, x[..1, .., ..3, ..3], padding: [1, 1]).square().sum(), [2, 2, 4, 4] },
        { "depthwise conv", x => F.conv2d(x, x[..1, .., ..3, ..3].transpose(0, 1), groups: 2, strides: [2, 2]).tanh().sum(), [2, 2, 5, 5] },
        { "bicubic", x => F.interpolate(x, scale_factor: [2, 2], mode: InterpolationMode.Bicubic).square().sum(), [1, 2, 3, 4] },
        { "bilinear", x => F.interpolate(x, [5, 7], mode: InterpolationMode.Bilinear).square().sum(), [1, 2, 3, 4] },
        { "hardswish", x => F.hardswish(x).square().sum(), [3, 4] },
        { "gelu", x => F.gelu(x).square().sum(), [3, 4] },
        { "cross entropy", x => F.cross_entropy(x, tensor(new long[] { 1, 3, 0 }), label_smoothing: 0.1), [3, 4] },
        { "index", x => x[TensorIndex.Colon, tensor(new long[] { 0, 0, 2 })].square().sum(), [3, 4] },
        { "gather and where", x => torch.where(x.gt(0), x.gather(1, zeros(3, 4, dtype: int64)), x * 3).square().sum(), [3, 4] },
    };

    public void Dispose() => _scope.Dispose();

    [Theory]
    [MemberData(nameof(Differentiable))]
    public void Gradient_equals_the_difference_quotient(string name, Func<Tensor, Tensor> function, long[] shape)
    {
        manual_seed(11);
        var x = randn(shape, float64).requires_grad_();
        function(x).backward();
        var gradient = x.grad!.contiguous().data<double>();
        var values = x.detach().clone();
        for (var k = 0; k < values.numel(); k++)
        {
            var difference = (At(function, values, k, Step) - At(function, values, k, -Step)) / (2 * Step);
            var error = Math.Abs(difference - gradient[k]) / Math.Max(1, Math.Abs(difference));
            Assert.True(error < 1e-6, $"{name}: {gradient[k]} is not {difference}");
        }
    }

    [Fact]
    public void Nothing_is_recorded_in_no_grad()
    {
        var x = ones(2, requires_grad: true);
        using (no_grad())
        {
            Assert.False(is_grad_enabled());
            Assert.False((x * 2).requires_grad);
            using (enable_grad()) Assert.True((x * 2).requires_grad);
        }
        Assert.True(is_grad_enabled());
        Assert.True((x * 2).requires_grad);
    }

    [Fact]
    public void Inference_mode_makes_tensors_without_history()
    {
        var x = ones(2, requires_grad: true);
        Tensor made;
        using (inference_mode())
        {
            Assert.True(is_inference_mode_enabled());
            made = x * 2;
            Assert.False(made.requires_grad);
        }
        Assert.False(is_inference_mode_enabled());
        Assert.Contains("Inference tensors cannot be saved for backward", Assert.Throws<TorchException>(() => made * x).Message);
    }

    [Fact]
    public void Gradients_add_up_until_they_are_cleared()
    {
        var x = ones(2, requires_grad: true);
        Assert.Null(x.grad);
        (x * 3).sum().backward();
        (x * 3).sum().backward();
        Assert.Equal([6f, 6], x.grad!.data<float>());
        x.grad = null;
        Assert.Null(x.grad);
    }

    [Fact]
    public void Grad_differentiates_twice()
    {
        var x = tensor(2.0, requires_grad: true);
        var first = autograd.grad([x.pow(3)], [x], create_graph: true)[0]!;
        Assert.Equal(12, first.ToDouble());
        Assert.Equal(12, autograd.grad([first], [x])[0]!.ToDouble());
        Assert.Null(x.grad);
        var other = ones(1, requires_grad: true);
        Assert.Null(autograd.grad([x * 2], [other], allow_unused: true)[0]);
    }

    [Fact]
    public void Detached_tensor_shares_data_but_not_history()
    {
        var x = ones(2, requires_grad: true);
        var y = x.detach();
        Assert.False(y.requires_grad);
        y.add_(1);
        Assert.Equal([2f, 2], x.detach().data<float>());
        var hidden = x * 2;
        Assert.False(hidden.is_leaf);
        hidden.retain_grad();
        hidden.sum().backward();
        Assert.Equal([1f, 1], hidden.grad!.data<float>());
    }

    [Fact]
    public void Backward_of_several_numbers_needs_gradients()
    {
        var x = ones(2, requires_grad: true);
        Assert.Contains("scalar outputs", Assert.Throws<TorchException>(() => (x * 2).backward()).Message);
        autograd.backward([x * 2], [tensor([1f, 10])]);
        Assert.Equal([2f, 20], x.grad!.data<float>());
    }

    private static double At(Func<Tensor, Tensor> function, Tensor x, int element, double offset)
    {
        using var scope = NewDisposeScope();
        var moved = x.clone();
        moved.view(-1)[element] = x.view(-1)[element] + offset;
        return function(moved).ToDouble();
    }
}
