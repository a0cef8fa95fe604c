using TorchSharp.Extensions;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Extensions.MixedPrecision;

public sealed class AutocastTests
{
    [Fact]
    public void Products_and_convolutions_run_in_bfloat16_and_losses_in_float32()
    {
        using var scope = NewDisposeScope();
        Tensor images = rand(1, 3, 8, 8), kernels = rand(4, 3, 3, 3), matrix = rand(5, 5);
        using (new Autocast(DeviceType.CPU, bfloat16))
        {
            Tensor features = nn.functional.conv2d(images, kernels);
            Assert.Equal((bfloat16, bfloat16), (features.dtype, matrix.mm(matrix).dtype));
            Assert.Equal(float32, nn.functional.cross_entropy(features, zeros(1, 6, 6, dtype: int64)).dtype);
        }
        Assert.Equal(float32, matrix.mm(matrix).dtype);
    }

    // Casting the arguments by hand is the other implementation.
    [Fact]
    public void A_linear_layer_gives_what_casts_by_hand_give_and_gradients_of_the_weights_type()
    {
        using var scope = NewDisposeScope();
        Tensor input = rand(4, 16), weight = rand(8, 16, requires_grad: true);
        Tensor byHand = input.to(bfloat16).mm(weight.to(bfloat16).t()).to(float32);
        byHand.sum().backward();
        Tensor expected = weight.grad!.clone();
        weight.grad!.zero_();

        Tensor output;
        using (new Autocast(DeviceType.CPU, bfloat16)) output = nn.functional.linear(input, weight).to(float32);
        output.sum().backward();

        Assert.Equal(byHand.data<float>().ToArray(), output.data<float>().ToArray());
        Assert.Equal(float32, weight.grad!.dtype);
        Assert.Equal(expected.data<float>().ToArray(), weight.grad!.data<float>().ToArray());
    }

    [Fact]
    public void Regions_nest_and_restore()
    {
        Assert.False(Autocast.IsEnabled(DeviceType.CPU));
        using (new Autocast(DeviceType.CPU, bfloat16))
        {
            using (new Autocast(DeviceType.CPU, bfloat16, enabled: false)) Assert.False(Autocast.IsEnabled(DeviceType.CPU));
            Assert.True(Autocast.IsEnabled(DeviceType.CPU));
        }
        Assert.False(Autocast.IsEnabled(DeviceType.CPU));
    }

    // The cache of cast weights must not outlive its region.
    [Fact]
    public void A_weight_that_changed_is_cast_again()
    {
        using var scope = NewDisposeScope();
        Tensor input = ones(1, 2), weight = ones(1, 2, requires_grad: true);
        Assert.Equal(2, Product(input, weight));
        using (no_grad()) weight.mul_(3);
        Assert.Equal(6, Product(input, weight));
    }

    [Theory]
    [InlineData(DeviceType.CPU, float16, "bfloat16 only")]
    [InlineData(DeviceType.CUDA, float32, "not Float32")]
    public void Types_without_autocast_are_refused(DeviceType device, ScalarType dtype, string words) =>
        Assert.Contains(words, Assert.Throws<ArgumentException>(() => new Autocast(device, dtype)).Message);

    private static float Product(Tensor input, Tensor weight)
    {
        using var _ = new Autocast(DeviceType.CPU, bfloat16);
        return nn.functional.linear(input, weight).to(float32).item<float>();
    }
}
