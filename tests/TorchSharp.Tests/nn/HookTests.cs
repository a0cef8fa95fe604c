using TorchSharp;
using static TorchSharp.torch;

namespace TorchSharp.Tests.NeuralNetworks;

public class HookTests
{
    [Fact]
    public void Hooks_run_around_forward_until_they_are_removed()
    {
        using DisposeScope scope = NewDisposeScope();
        var module = torch.nn.ReLU();
        var calls = new List<string>();
        var before = module.register_forward_pre_hook((self, input) =>
        {
            Assert.Same(module, self);
            calls.Add("before");
            return input + 1;
        });
        var after = module.register_forward_hook((_, input, result) =>
        {
            calls.Add($"after {input.ToDouble()}");
            return result * 10;
        });

        Assert.Equal(30, module.call(tensor(2.0)).ToDouble());
        Assert.Equal(["before", "after 3"], calls);

        before.remove();
        Assert.Equal(20, module.call(tensor(2.0)).ToDouble());
        after.remove();
        Assert.Equal(2, module.call(tensor(2.0)).ToDouble());
    }

    [Fact]
    public void Unfold_lists_the_patches_of_a_convolution()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor image = arange(16, float32).reshape(1, 1, 4, 4);

        Tensor patches = torch.nn.functional.unfold(image, (2, 2), stride: (2, 2));

        Assert.Equal([1L, 4, 4], patches.shape);
        Assert.Equal([0f, 1, 4, 5], patches[0, .., 0].contiguous().data<float>().ToArray());
        Tensor weight = randn([3, 1, 3, 3]);
        Tensor product = weight.reshape(3, 9).matmul(torch.nn.functional.unfold(image, (3, 3), padding: (1, 1), stride: (2, 2))[0]);
        Tensor expected = torch.nn.functional.conv2d(image, weight, strides: [2, 2], padding: [1, 1]);
        Assert.True(product.reshape(1, 3, 2, 2).allclose(expected, atol: 1e-5));
    }
}
