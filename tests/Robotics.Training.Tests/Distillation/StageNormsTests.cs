using Robotics.Training.Distillation;
using Robotics.Training.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Robotics.Training.Tests.Distillation;

public class StageNormsTests
{
    [Theory]
    [InlineData("wrn_16_1")]
    [InlineData("vgg8")]
    [InlineData("vgg13")]
    public void Every_map_that_ofd_takes_comes_from_the_norm_that_is_told(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        using FeatureModel network = ModelRegistry.Get(name).Create(10);
        network.eval();
        var norms = ((IStageNorms)network).StageNorms;
        for (int stage = 0; stage < norms.Count; stage++)
        {
            nn.init.constant_(norms[stage].weight!, 0);
            nn.init.constant_(norms[stage].bias!, stage - 1.5);
        }

        IReadOnlyList<Tensor> maps = NetworkTaps.Output(network, randn([1, 3, 32, 32]), FeatureKind.BeforeActivation).Features;
        Assert.Equal(norms.Count, maps.Count);
        Assert.All(maps.Index(), entry => Assert.True(entry.Item.eq(entry.Index - 1.5).all().ToBoolean(), $"stage {entry.Index}"));
    }
}
