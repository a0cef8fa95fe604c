using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Verification.Losses;

/// <summary>The residual network of depth 8 for 32x32 images behind the records of BSS and ONE, or its first stages.</summary>
internal sealed class SmallResNet : Module<Tensor, Tensor>
{
    private const int Classes = 10;

    private readonly Func<Tensor, Tensor> _stages;
    private readonly Linear? linear;

    private SmallResNet(Sequential stages, Linear? classifier) : base(nameof(SmallResNet))
    {
        _stages = stages.call;
        foreach ((string name, Module child) in stages.named_children())
        {
            register_module(name, child);
        }

        linear = classifier;
        if (linear is not null)
        {
            register_module(nameof(linear), linear);
        }
    }

    /// <summary>Three stages with zero-padded shortcuts and a classifier named linear: images to logits.</summary>
    public static SmallResNet WithLinear() => new(
        Stem(("layer1", new Block(16, 16, 1, false)), ("layer2", new Block(16, 32, 2, false)), ("layer3", new Block(32, 64, 2, false))),
        Linear(64, Classes));

    /// <summary>Two stages with projected shortcuts: images to maps of 32 channels.</summary>
    public static SmallResNet Trunk() =>
        new(Stem(("layer1", new Block(16, 16, 1, true)), ("layer2", new Block(16, 32, 2, true))), null);

    /// <summary>The third stage with a projected shortcut.</summary>
    public static Module<Tensor, Tensor> ThirdStage() => Sequential(new Block(32, 64, 2, true));

    public override Tensor forward(Tensor input)
    {
        Tensor maps = _stages(input);
        return linear is null ? maps : linear.call(maps.mean([2, 3]));
    }

    private static Sequential Stem(params (string Name, Block Block)[] stages)
    {
        Sequential all = Sequential(
            ("conv1", Conv2d(3, 16, 3, padding: 1, bias: false)), ("bn1", BatchNorm2d(16)), ("relu", ReLU()));
        foreach ((string name, Block block) in stages)
        {
            all.append(name, Sequential(block));
        }

        return all;
    }

    private sealed class Block : Module<Tensor, Tensor>
    {
        private readonly Conv2d conv1;
        private readonly BatchNorm2d bn1;
        private readonly Conv2d conv2;
        private readonly BatchNorm2d bn2;
        private readonly Sequential? downsample;
        private readonly int _stride;

        public Block(long from, long to, int stride, bool projects) : base(nameof(Block))
        {
            _stride = stride;
            conv1 = Conv2d(from, to, 3, stride: stride, padding: 1, bias: false);
            bn1 = BatchNorm2d(to);
            conv2 = Conv2d(to, to, 3, padding: 1, bias: false);
            bn2 = BatchNorm2d(to);
            downsample = projects && stride > 1 ? Sequential(Conv2d(from, to, 1, stride: stride, bias: false), BatchNorm2d(to)) : null;
            RegisterComponents();
        }

        public override Tensor forward(Tensor input)
        {
            Tensor output = bn2.call(conv2.call(bn1.call(conv1.call(input)).relu()));
            return (output + (downsample?.call(input) ?? Padded(input, output.shape[1]))).relu();
        }

        private Tensor Padded(Tensor input, long channels)
        {
            Tensor sparse = _stride == 1 ? input : functional.avg_pool2d(input, 1, _stride);
            return functional.pad(sparse, [0, 0, 0, 0, 0, channels - input.shape[1]]);
        }
    }
}
