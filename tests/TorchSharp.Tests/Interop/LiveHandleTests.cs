using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.Interop;

public sealed class LiveHandleTests
{
    [Fact]
    public void Counters_are_flat_over_a_hundred_training_steps()
    {
        manual_seed(1);
        using var net = Sequential(Conv2d(3, 4, 3, padding: 1), BatchNorm2d(4), Hardswish(), Conv2d(4, 5, 1));
        using var optimizer = optim.AdamW(net.parameters(), 1e-2, weight_decay: 0.01);
        using var x = randn(2, 3, 8, 8);
        using var y = randint(0, 5, [2, 8, 8]);

        Step(net, optimizer, x, y);
        var (managed, native) = (Tensor.TotalCount, Tensor.NativeLiveCount);
        for (var k = 0; k < 100; k++) Step(net, optimizer, x, y);

        Assert.Equal(managed, Tensor.TotalCount);
        Assert.Equal(native, Tensor.NativeLiveCount);
        Assert.Equal(native, managed);
    }

    private static void Step(Sequential net, optim.Optimizer optimizer, Tensor x, Tensor y)
    {
        using var scope = NewDisposeScope();
        optimizer.zero_grad();
        functional.cross_entropy(net.call(x), y).backward();
        utils.clip_grad_norm_(net.parameters(), 1);
        optimizer.step();
    }
}
