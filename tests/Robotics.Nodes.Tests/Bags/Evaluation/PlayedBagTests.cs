using Robotics.Inference;
using Robotics.Nodes.Demo;
using Robotics.Nodes.Tests.Support;

namespace Robotics.Nodes.Tests.Bags.Evaluation;

/// <summary>A recording played into the running node gives the masks of its evaluation.</summary>
public class PlayedBagTests(EvalFixture fixture) : IClassFixture<EvalFixture>
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_node_makes_the_masks_of_the_evaluation(bool isRaw)
    {
        string model = ShippedModels.PathOf(ShippedModels.Fp32);
        string bag = isRaw ? fixture.Synthesize("raw", isRaw) : fixture.Bag;
        int domain = FreeDomain.Find();
        using NodeProcess node = new(domain, "node", "--model", model);
        using ImageListener listener = new(domain, "/segmentation_node/mask");
        Patience.WaitUntil(() => listener.HasPublisher, () => $"The node is not found: {node.Errors}");

        using NodeProcess player = new(domain, "bag", "play", bag, "--wait");
        Assert.True(player.WaitForExit() == 0, player.Errors);
        node.Signal("INT");
        Assert.True(node.WaitForExit() == 0, node.Errors);

        string folder = fixture.Evaluate(isRaw ? "raw-eval" : "eval", bag, "--model", model);
        Dictionary<long, string> masks =
            EvalFixture.Rows(folder).ToDictionary(row => long.Parse(row["stamp_ns"]), row => row["sha256_mask"]);
        Assert.Equal(EvalFixture.Frames, masks.Count);

        // The node takes the latest frame, so on a busy machine it leaves some out.
        Assert.InRange(listener.Heard.Count, EvalFixture.Frames / 4, EvalFixture.Frames);
        Assert.All(listener.Heard, heard => Assert.Equal(masks[heard.Stamp], heard.Sha256));
    }
}
