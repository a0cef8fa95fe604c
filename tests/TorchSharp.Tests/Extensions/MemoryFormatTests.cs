using TorchSharp.Extensions;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.Extensions;

public sealed class MemoryFormatTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public MemoryFormatTests() => manual_seed(2);

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Network_in_channels_last_computes_the_same()
    {
        using var net = Network();
        using var other = Network();
        other.load_state_dict(net.state_dict());
        other.to(memory_format.channels_last);
        var x = randn(2, 3, 16, 16);
        var (expected, actual) = (net.call(x), other.call(x.contiguous(memory_format.channels_last)));
        Assert.True(actual.is_contiguous(memory_format.channels_last));
        Assert.True(expected.allclose(actual, rtol: 1e-4, atol: 1e-5));

        expected.square().sum().backward();
        actual.square().sum().backward();
        foreach (var (left, right) in net.parameters().Zip(other.parameters()))
            Assert.True(left.grad!.allclose(right.grad!, rtol: 1e-3, atol: 1e-3), $"{(left.grad! - right.grad!).abs().max().ToDouble()}");
    }

    // The input lies in the ordinary layout and the kernel is 1x1: only the strides of the weight say channels_last.
    [Fact]
    public void Pointwise_convolution_leads_back_to_channels_last()
    {
        using var conv = Conv2d(8, 16, 1).to(memory_format.channels_last);
        Assert.Equal([8L, 1, 8, 8], conv.weight.stride());
        Assert.True(conv.call(randn(2, 8, 6, 6)).is_contiguous(memory_format.channels_last));
        Assert.Equal(128, conv.weight.detach().data<float>().Count);
    }

    private static Sequential Network() => Sequential(
        Conv2d(3, 8, 3, padding: 1), BatchNorm2d(8), Hardswish(), Conv2d(8, 8, 3, padding: 1, groups: 8), Conv2d(8, 4, 1));
}
