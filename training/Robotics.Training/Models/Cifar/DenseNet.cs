using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Models.Cifar;

/// <summary>
/// DenseNet-BC (Huang et al., CVPR 2017; keys of torchvision): every layer sees the results of all before it in its block. Features: f0,
/// one a block (f1 ...), the mean over the image, logits.
/// </summary>
public sealed class DenseNet : FeatureModel
{
    public readonly Sequential features;
    public readonly Linear classifier;

    private readonly DenseNetShape _shape;

    /// <param name="shape">Size of the network.</param>
    /// <param name="classes">Number of classes.</param>
    public DenseNet(DenseNetShape shape, int classes)
        : base(nameof(DenseNet))
    {
        _shape = shape;
        features = Sequential(shape.StemModules());
        int channels = shape.StemWidth;
        for (int block = 0; block < shape.Blocks.Count; block++)
        {
            features.append($"denseblock{block + 1}", new DenseBlock(channels, shape.Growth, shape.Blocks[block]));
            channels += shape.Blocks[block] * shape.Growth;
            if (block < shape.Blocks.Count - 1)
            {
                features.append($"transition{block + 1}", Transition(channels));
                channels /= 2;
            }
        }

        features.append($"norm{(shape.LargePictures ? shape.Blocks.Count + 1 : 0)}", BatchNorm2d(channels));
        classifier = Linear(channels, classes);
        RegisterComponents();
        Layers.Initialise(this);
    }

    /// <summary>The registry rows.</summary>
    internal static IReadOnlyList<ModelEntry> Entries { get; } =
    [
        CifarEntries.Create(
            "DenseNet-BC-100-12",
            (classes, ratio) => new DenseNet(DenseNetShape.Bc100.Scaled(ratio), classes),
            800_032, [1, 1, 2, 4], "classifier.", "liuzhuang13/DenseNet"),
        CifarEntries.CreateImageNet(
            "DenseNet121", (classes, ratio) => new DenseNet(DenseNetShape.DenseNet121.Scaled(ratio), classes),
            7_978_856, [4, 4, 8, 16, 32], "classifier."),
    ];

    protected override Tensor Run(Tensor input, FeatureTaps taps)
    {
        int stem = _shape.StemLength;
        Tensor x = input;
        for (int i = 0; i < features.Count; i++)
        {
            x = features[i].call(x);
            if (i == stem - 1)
            {
                taps.Add("f0", x);
            }
            else if (features[i] is DenseBlock)
            {
                taps.Add($"f{(i - stem) / 2 + 1}", x);
            }
        }

        return taps.Add("logits", classifier.call(taps.Add("pooled", Layers.Pool(x.relu()))));
    }

    private static Sequential Transition(int channels) => Sequential(
        ("norm", BatchNorm2d(channels)), ("relu", ReLU()), ("conv", Layers.Conv(channels, channels / 2, 1)), ("pool", AvgPool2d(2)));

    /// <summary>Layers that each append their result to what they were given.</summary>
    internal sealed class DenseBlock : Module<Tensor, Tensor>
    {
        private readonly List<DenseLayer> _layers = [];

        public DenseBlock(int channels, int growth, int layers)
            : base(nameof(DenseBlock))
        {
            for (int i = 0; i < layers; i++)
            {
                _layers.Add(new DenseLayer(channels + i * growth, growth));
                register_module($"denselayer{i + 1}", _layers[i]);
            }
        }

        public override Tensor forward(Tensor input) => _layers.Aggregate(input, (x, layer) => cat([x, layer.call(x)], 1));
    }

    /// <summary>Norm, ReLU, 1x1 convolution to four times the growth, norm, ReLU, 3x3 convolution to the growth.</summary>
    internal sealed class DenseLayer : Module<Tensor, Tensor>
    {
        private const int BottleneckWidth = 4;

        public readonly BatchNorm2d norm1;
        public readonly Conv2d conv1;
        public readonly BatchNorm2d norm2;
        public readonly Conv2d conv2;

        public DenseLayer(int channels, int growth)
            : base(nameof(DenseLayer))
        {
            norm1 = BatchNorm2d(channels);
            conv1 = Layers.Conv(channels, BottleneckWidth * growth, 1);
            norm2 = BatchNorm2d(BottleneckWidth * growth);
            conv2 = Layers.Conv(BottleneckWidth * growth, growth, 3);
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => conv2.call(norm2.call(conv1.call(norm1.call(input).relu())).relu());
    }
}
