using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Tests.NeuralNetworks.Functional;

public sealed class FunctionalTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public FunctionalTests() => manual_seed(21);

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Cross_entropy_weighs_classes_and_smooths_labels_by_the_formula()
    {
        var logits = randn(4, 3, dtype: float64);
        long[] labels = [2, 0, 1, 2];
        double[] weights = [0.5, 2, 1];
        const double smoothing = 0.2;
        var p = logits.log_softmax(1);
        var (sum, total) = (0.0, 0.0);
        for (var n = 0; n < 4; n++)
        {
            total += weights[labels[n]];
            for (var c = 0; c < 3; c++)
                sum -= ((c == labels[n] ? 1 - smoothing : 0) + (smoothing / 3)) * weights[c] * p[n, c].ToDouble();
        }
        var loss = F.cross_entropy(logits, tensor(labels), tensor(weights), label_smoothing: smoothing);
        Assert.Equal(sum / total, loss.ToDouble(), 12);
    }

    [Fact]
    public void Cross_entropy_reductions_agree()
    {
        var (logits, labels) = (randn(4, 3, dtype: float64), tensor(new long[] { 2, 0, 1, 2 }));
        var each = F.cross_entropy(logits, labels, reduction: nn.Reduction.None);
        Assert.Equal([4L], each.shape);
        Assert.Equal(each.sum().ToDouble(), F.cross_entropy(logits, labels, reduction: nn.Reduction.Sum).ToDouble(), 12);
        Assert.Equal(each.mean().ToDouble(), F.nll_loss(logits.log_softmax(1), labels).ToDouble(), 12);
    }

    [Fact]
    public void Other_losses_equal_their_formulas()
    {
        var (x, y) = (tensor([0.5, -3, 1]), tensor([0.0, -1, 1]));
        Assert.Equal(2.5 / 3, F.l1_loss(x, y).ToDouble(), 12);
        Assert.Equal((0.125 + 1.5) / 3, F.smooth_l1_loss(x, y).ToDouble(), 12);
        Assert.Equal(4.25, F.mse_loss(x, y, nn.Reduction.Sum).ToDouble(), 12);
        var expected = new[] { (0.5, 0.0), (-3.0, 1.0), (1.0, 1.0) }.Average(p => Math.Log(1 + Math.Exp(p.Item1)) - (p.Item1 * p.Item2));
        Assert.Equal(expected, F.binary_cross_entropy_with_logits(x, y.abs()).ToDouble(), 12);
        Assert.Equal([0L, 0, 1, 1, 0, 0], F.one_hot(tensor(new long[] { 2, 0 }), 3).data<long>());
    }

    [Fact]
    public void Padding_counts_from_the_last_dimension()
    {
        var x = ones(1, 1, 2, 3);
        Assert.Equal([1L, 1, 4, 5], F.pad(x, (1, 1, 2, 0)).shape);
        Assert.Equal(6 + (14 * 5), F.pad(x, [1, 1, 2, 0], value: 5).sum().ToDouble());
        var line = tensor([1f, 2, 3], [1, 1, 1, 3]);
        Assert.Equal([2f, 1, 2, 3], F.pad(line, [1, 0, 0, 0], PaddingModes.Reflect).data<float>());
        Assert.Equal([1f, 1, 2, 3], F.pad(line, [1, 0, 0, 0], PaddingModes.Replicate).data<float>());
        Assert.Throws<ArgumentException>(() => F.pad(line, [1, 0], PaddingModes.Circular));
    }

    // Half-pixel centres, edges repeated: what OpenCV calls INTER_LINEAR.
    [Fact]
    public void Bilinear_resizing_equals_the_loops()
    {
        var x = randn([1, 1, 3, 5], float64);
        var y = F.interpolate(x, [7, 4], mode: InterpolationMode.Bilinear, align_corners: false);
        for (var row = 0; row < 7; row++)
        {
            for (var column = 0; column < 4; column++)
            {
                var (fy, fx) = (Math.Max(0, ((row + 0.5) * 3 / 7) - 0.5), Math.Max(0, ((column + 0.5) * 5 / 4) - 0.5));
                var (y0, x0) = ((int)fy, (int)fx);
                var (y1, x1) = (Math.Min(y0 + 1, 2), Math.Min(x0 + 1, 4));
                var top = (x[0, 0, y0, x0].ToDouble() * (1 - (fx - x0))) + (x[0, 0, y0, x1].ToDouble() * (fx - x0));
                var bottom = (x[0, 0, y1, x0].ToDouble() * (1 - (fx - x0))) + (x[0, 0, y1, x1].ToDouble() * (fx - x0));
                Assert.Equal((top * (1 - (fy - y0))) + (bottom * (fy - y0)), y[0, 0, row, column].ToDouble(), 12);
            }
        }
    }

    [Fact]
    public void Other_ways_of_resizing_have_their_sizes()
    {
        var x = randn(1, 2, 4, 6);
        Assert.Equal([1L, 2, 8, 12], F.interpolate(x, scale_factor: [2]).shape);
        Assert.Equal([1L, 2, 5, 5], F.interpolate(x, [5, 5], mode: InterpolationMode.NearestExact).shape);
        Assert.Equal(
            [1L, 2, 6, 9],
            F.interpolate(x, scale_factor: [1.5, 1.5], mode: InterpolationMode.Bicubic, recompute_scale_factor: true).shape);
        Assert.True(F.interpolate(x, [2, 3], mode: InterpolationMode.Area).SameAs(F.avg_pool2d(x, 2)));
        Assert.Equal(x.amax(2, 3).data<float>(), F.max_pool2d(x, 6, padding: 1, stride: 6).amax(2, 3).data<float>());
        Assert.Equal([1L, 2, 2, 2], F.adaptive_avg_pool2d(x, 2).shape);
        Assert.Equal([1L, 2, 2, 3], F.interpolate(x, [2, 3], mode: InterpolationMode.Bilinear, antialias: true).shape);
        Assert.Contains("either", Assert.Throws<ArgumentException>(() => F.interpolate(x)).Message);
        Assert.Contains("3 dimensions", Assert.Throws<ArgumentException>(() => F.interpolate(x[0], [2, 2])).Message);
    }

    [Fact]
    public void Identity_grid_samples_the_image_itself()
    {
        var x = randn(1, 2, 4, 5);
        var grid = F.affine_grid(tensor([1f, 0, 0, 0, 1, 0], [1, 2, 3]), [1, 2, 4, 5]);
        Assert.True(F.grid_sample(x, grid).allclose(x, atol: 1e-5));
        var outside = F.grid_sample(x, grid + 10, padding_mode: GridSamplePaddingMode.Border);
        Assert.True(outside.allclose(x[TensorIndex.Ellipsis, 3.., 4..].expand_as(x), atol: 1e-5));
    }

    [Fact]
    public void Normalised_vectors_have_length_one() =>
        Assert.True(F.normalize(randn(3, 5), dim: 1).norm(1).allclose(ones(3)));

    [Fact]
    public void Gradients_are_clipped_to_their_joint_norm()
    {
        using var linear = nn.Linear(2, 1);
        linear.weight.grad = tensor([3f, 0], [1, 2]);
        linear.bias!.grad = tensor([4f]);
        Assert.Equal(5, nn.utils.clip_grad_norm_(linear.parameters(), 10), 6);
        Assert.Equal([3f, 0], linear.weight.grad!.data<float>());
        Assert.Equal(5, nn.utils.clip_grad_norm_(linear.parameters(), 1), 6);
        Assert.Equal(0.6, linear.weight.grad![0, 0].ToDouble(), 5);
        Assert.Equal(0.8, linear.bias!.grad!.ToDouble(), 5);
        nn.utils.clip_grad_value_(linear.parameters(), 0.7);
        Assert.Equal(0.7f, linear.bias!.grad!.ToSingle());
    }
}
