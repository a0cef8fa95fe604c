using Robotics.Training.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Robotics.Training.Tests.Models;

public class BatchStatisticsTests
{
    /// <summary>Feature taps must not pass anything through a norm a second time: it would count the batch twice.</summary>
    [Theory]
    [InlineData("resnet8")]
    [InlineData("wrn_16_1")]
    [InlineData("vgg8")]
    [InlineData("ShuffleV2")]
    [InlineData("ResNet18")]
    public void A_training_pass_goes_through_every_norm_once(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        using var model = ModelRegistry.Create(name, 10);
        model.Features(randn([4, 3, 32, 32]));
        Assert.All(model.named_buffers().Where(entry => entry.name.EndsWith("num_batches_tracked", StringComparison.Ordinal)),
            entry => Assert.Equal(1, entry.buffer.ToInt64()));
    }
}
