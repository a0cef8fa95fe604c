using Robotics.Training.Models;
using Robotics.Training.Models.SegFormer;
using TorchSharp;
using static TorchSharp.torch;

namespace Robotics.Training.Tests.Models;

public class DecodeHeadTests
{
    /// <summary>The order that training computes in, against that of the published network, whose logits are golden.</summary>
    [Fact]
    public void Training_fuses_before_it_enlarges_and_gives_the_same_logits_and_gradients()
    {
        using DisposeScope scope = NewDisposeScope();
        manual_seed(3);
        using var network = (SegFormerSeg)ModelRegistry.Create("segformer-b0", 5);
        DecodeHead head = network.decode_head;
        Tensor[] maps = network.segformer.call(rand(2, 3, 64, 96));
        Tensor weight = randn(2, 5, 16, 24);

        head.eval();
        (Tensor expected, Tensor[] gradients) = Run(head, maps, weight);
        head.train();
        head.dropout.eval();
        head.batch_norm.eval();
        (Tensor actual, Tensor[] others) = Run(head, maps, weight);

        AssertClose(expected, actual);
        Assert.All(gradients.Zip(others), pair => AssertClose(pair.First, pair.Second));
    }

    private static (Tensor Logits, Tensor[] Gradients) Run(DecodeHead head, Tensor[] maps, Tensor weight)
    {
        head.zero_grad();
        Tensor[] inputs = [.. maps.Select(map => map.detach().clone().requires_grad_())];
        Tensor logits = head.call(inputs);
        (logits * weight).sum().backward();
        return
        (
            logits.detach(),
            [.. inputs.Select(input => input.grad!), .. head.parameters().Select(parameter => parameter.grad!.clone())]
        );
    }

    private static void AssertClose(Tensor expected, Tensor actual) => Assert.InRange(
        (expected - actual).abs().max().ToDouble(), 0, 1e-5 * Math.Max(1, expected.abs().max().ToDouble()));
}
