using Robotics.Training.Distillation;
using Robotics.Training.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Robotics.Training.Tests.Distillation;

public class PretextBranchesTests
{
    private static readonly (string, long)[] s_maps = [("f0", 16), ("f1", 16), ("f2", 32), ("f3", 64)];

    [Fact]
    public void There_are_eight_branches_by_default()
    {
        using var classification = new PretextBranches(s_maps, 5, new SelfSupervisionOptions());
        using var segmentation = new PretextBranches(s_maps, 0, new SelfSupervisionOptions());
        Assert.Equal((8, 8), (classification.Count, segmentation.Count));
    }

    [Fact]
    public void Placement_and_pretexts_are_as_asked()
    {
        var options = new SelfSupervisionOptions { Placement = ["f2", "f3"], Pretexts = [Pretext.Rotation] };
        using var branches = new PretextBranches(s_maps, 5, options);
        Assert.Equal(2, branches.Count);
        string message = Assert.Throws<PairingException>(
            () => new PretextBranches(s_maps, 5, options with { Placement = ["f9"] })).Message;
        Assert.Contains("no feature map f9, only f0, f1, f2, f3", message, StringComparison.Ordinal);
        Assert.Throws<PairingException>(() => new PretextBranches(s_maps, 0, options with { Pretexts = [Pretext.Joint] }));
        Assert.Throws<ArgumentException>(() => new PretextBranches(s_maps, 5, options with { Placement = [] }));
    }

    [Fact]
    public void Turned_pictures_teach_the_network_through_every_branch()
    {
        using DisposeScope scope = NewDisposeScope();
        manual_seed(2);
        using FeatureModel network = ModelRegistry.Create("efficientvit-seg-b0", 3);
        string[] names = ["stage1", "stage2", "stage3", "stage4"];
        using var branches = new PretextBranches([.. names.Zip([16L, 32, 64, 128])], 0, new SelfSupervisionOptions());
        using var objective = new SelfSupervisedObjective(network, branches, 1, new LabelLoss(null, 3, CPU));
        var input = new StepInput(randn(2, 3, 64, 96), randint(3, [2, 8, 12]), arange(2, dtype: int64), 0, 0);
        objective.Loss(input).backward();
        Assert.All(branches.parameters(), parameter => Assert.True(parameter.grad?.isfinite().all().item<bool>()));
        Assert.All(network.parameters(), parameter => Assert.NotNull(parameter.grad));
    }
}
