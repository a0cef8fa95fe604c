using Robotics.Training.Experiments;
using Robotics.Training.Models;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Tests.Experiments;

public class GradCamTests
{
    [Fact]
    public void Heat_is_where_the_class_is_found()
    {
        using DisposeScope scope = NewDisposeScope();
        using var network = new BrightnessNetwork();
        Tensor images = zeros(1, 3, 8, 8);
        images.narrow(2, 0, 4).narrow(3, 4, 4).fill_(1);
        Tensor heat = GradCam.Heat(network, images, tensor(new long[] { 0 }))[0];
        Assert.Equal(1, heat[0][7].item<float>(), 1e-6f);
        Assert.Equal(0, heat[7][0].item<float>(), 1e-6f);
    }

    /// <summary>Its only class is the mean brightness of its only map.</summary>
    private sealed class BrightnessNetwork : FeatureModel
    {
        private readonly Conv2d conv;

        public BrightnessNetwork() : base(nameof(BrightnessNetwork))
        {
            conv = Conv2d(3, 1, 1, bias: false);
            init.ones_(conv.weight);
            RegisterComponents();
        }

        protected override Tensor Run(Tensor input, FeatureTaps taps) =>
            taps.Add("logits", taps.Add("f1", conv.call(input)).mean([2, 3]));
    }
}
