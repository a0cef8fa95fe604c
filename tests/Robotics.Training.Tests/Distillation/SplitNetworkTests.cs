using Robotics.Training.Distillation;
using Robotics.Training.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Robotics.Training.Tests.Distillation;

/// <summary>Networks in two parts, and heads behind other encoders.</summary>
public class SplitNetworkTests
{
    private const int Classes = 7;

    [Theory]
    [InlineData("resnet8", 32)]
    [InlineData("wrn_16_1", 32)]
    [InlineData("vgg8", 32)]
    [InlineData("ResNet18", 32)]
    [InlineData("efficientvit-seg-b0", 64)]
    [InlineData("segformer-b0", 64)]
    public void Head_behind_encoder_is_the_network(string name, int side)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGrad = no_grad();
        manual_seed(1);
        using FeatureModel network = ModelRegistry.Get(name).Create(Classes, 0.5);
        network.eval();
        var split = (ISplitNetwork)network;
        Tensor images = randn(2, 3, side, side);
        Tensor[] maps = split.EncoderPart.call(images);
        FeatureTaps taps = network.Features(images);
        Assert.Equal(split.EncoderOutputs.Count, maps.Length);
        Assert.All(split.EncoderOutputs.Zip(maps), pair => Assert.True(taps[pair.First].allclose(pair.Second)));
        Assert.Equal(split.EncoderOutputs.TakeLast(split.HeadInputs.Count), split.HeadInputs);
        Assert.True(split.HeadPart.call([.. split.HeadInputs.Select(input => taps[input])]).allclose(network.call(images), atol: 1e-6));
    }

    [Theory]
    [InlineData("resnet8", "resnet8", 32)]
    [InlineData("wrn_16_1", "resnet20", 32)]
    [InlineData("resnet8", "vgg8", 32)]
    [InlineData("efficientvit-seg-b0", "efficientvit-seg-b1", 64)]
    [InlineData("efficientvit-seg-b0", "segformer-b0", 64)]
    public void A_frozen_head_keeps_the_teachers_values_while_the_rest_learns(string student, string teacher, int side)
    {
        using DisposeScope scope = NewDisposeScope();
        manual_seed(1);
        FeatureModel owner = ModelRegistry.Create(teacher, Classes);
        using var network = new ReusedHeadNetwork(ModelRegistry.Create(student, Classes), owner, side, side, frozenHead: true);
        network.train();
        Assert.False(network.HeadPart.training);
        Dictionary<string, Tensor> before = network.HeadPart.state_dict().ToDictionary(entry => entry.Key, entry => entry.Value.clone());
        Tensor logits = network.call(randn(2, 3, side, side));
        Assert.Equal(Classes, logits.shape[1]);
        logits.square().mean().backward();
        Assert.All(network.HeadPart.state_dict(), entry => Assert.True(entry.Value.eq(before[entry.Key]).all().item<bool>(), entry.Key));
        Assert.All(network.HeadPart.parameters(), parameter => Assert.Null(parameter.grad));
        Assert.Contains(
            network.EncoderPart.parameters(), parameter => parameter.grad is not null && parameter.grad.abs().max().item<float>() > 0);
        Assert.All(network.state_dict().Keys, key => Assert.Matches("^(encoder|projectors|head)[.]", key));
    }

    [Fact]
    public void A_network_that_cannot_be_split_is_refused_by_name()
    {
        using DisposeScope scope = NewDisposeScope();
        string message = Assert.Throws<PairingException>(() => new ReusedHeadNetwork(
            ModelRegistry.Create("ShuffleV2", Classes), ModelRegistry.Create("resnet8", Classes), 32, 32, frozenHead: true)).Message;
        Assert.Contains("ShuffleNetV2", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Siblings_share_the_first_stages_and_have_scaled_ones_of_their_own()
    {
        using DisposeScope scope = NewDisposeScope();
        using FeatureModel first = ModelRegistry.Create("resnet8", Classes);
        using FeatureModel sibling = ((IBranchingNetwork)first).CreateSibling(1, 0.5);
        Dictionary<string, Tensor> one = first.state_dict(), other = sibling.state_dict();
        Assert.Same(one["layer1.0.conv1.weight"], other["layer1.0.conv1.weight"]);
        Assert.Equal([16L, 16, 3, 3], other["layer2.0.conv1.weight"].shape);
        Tensor images = randn(2, 3, 32, 32);
        var branching = (IBranchingNetwork)sibling;
        sibling.eval();
        Assert.True(branching.Classifier.call(branching.Body(1).call(branching.Trunk(1).call(images))).allclose(sibling.call(images)));
    }
}
