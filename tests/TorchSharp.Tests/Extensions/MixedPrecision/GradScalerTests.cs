using TorchSharp.Extensions;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Extensions.MixedPrecision;

public sealed class GradScalerTests
{
    [Fact]
    public void Gradients_come_out_as_without_a_scale()
    {
        using var scope = NewDisposeScope();
        var weight = new Parameter(tensor(new[] { 1f, -2f }));
        var scaler = new GradScaler();
        scaler.Scale((weight * weight).sum()).backward();
        Assert.Equal([131072f, -262144f], weight.grad!.data<float>().ToArray());

        Assert.True(scaler.Unscale([weight]));
        Assert.Equal([2f, -4f], weight.grad!.data<float>().ToArray());
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void A_gradient_that_is_not_finite_is_found(float value)
    {
        using var scope = NewDisposeScope();
        var good = new Parameter(ones(3));
        var bad = new Parameter(ones(2));
        good.grad = ones(3);
        bad.grad = tensor(new[] { 1f, value });
        Assert.False(new GradScaler().Unscale([good, bad]));
    }

    [Fact]
    public void Without_gradients_nothing_is_wrong() => Assert.True(new GradScaler().Unscale([]));

    [Fact]
    public void Bad_steps_halve_the_scale_and_rows_of_good_ones_double_it()
    {
        var scaler = new GradScaler(initialScale: 1024, growthInterval: 3);
        bool[] finite = [true, true, true, true, false, true, true, true, false, false];
        double[] expected = [1024, 1024, 2048, 2048, 1024, 1024, 1024, 2048, 1024, 512];
        Assert.Equal(expected, finite.Select(step =>
        {
            scaler.Update(step);
            return scaler.Factor;
        }));
    }

    [Fact]
    public void A_restored_scaler_goes_on()
    {
        var scaler = new GradScaler(growthInterval: 2);
        scaler.Restore(8, 1);
        scaler.Update(finite: true);
        Assert.Equal((16, 0), (scaler.Factor, scaler.GoodSteps));
    }
}
