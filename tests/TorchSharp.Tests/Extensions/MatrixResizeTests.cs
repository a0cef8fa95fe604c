using TorchSharp.Extensions;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Tests.Extensions;

public sealed class MatrixResizeTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Theory]
    [InlineData(InterpolationMode.Bicubic, 2)]
    [InlineData(InterpolationMode.Bicubic, 4)]
    [InlineData(InterpolationMode.Bilinear, 3)]
    public void Equals_interpolation_in_value_and_gradient(InterpolationMode mode, int factor)
    {
        manual_seed(4);
        using var resize = new MatrixResize(factor, mode);
        var x = randn([2, 3, 5, 7], float64).requires_grad_();
        var (expected, actual) = (F.interpolate(x, scale_factor: [factor, factor], mode: mode), resize.call(x));
        Assert.True(expected.allclose(actual, atol: 1e-12));
        var weights = randn_like(expected);
        var (left, right) = (autograd.grad([(expected * weights).sum()], [x])[0]!, autograd.grad([(actual * weights).sum()], [x])[0]!);
        Assert.True(left.allclose(right, atol: 1e-12));
    }

    [Fact]
    public void Serves_training_after_a_first_use_in_inference_mode()
    {
        using var resize = new MatrixResize(2, InterpolationMode.Bicubic);
        using (inference_mode()) resize.call(randn(1, 1, 3, 4));
        var x = randn([1, 1, 3, 4]).requires_grad_();
        resize.call(x).sum().backward();
        Assert.Equal(6 * 8, x.grad!.sum().ToDouble(), 4);
        Assert.Empty(resize.state_dict());
    }

    [Fact]
    public void Other_modes_are_refused() =>
        Assert.Contains("Bicubic", Assert.Throws<ArgumentException>(() => new MatrixResize(2, InterpolationMode.Nearest)).Message);
}
