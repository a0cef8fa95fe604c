using System.Text.Json.Nodes;
using Robotics.Bags;
using Robotics.Nodes.Tests.Support;

namespace Robotics.Nodes.Tests.Bags.Evaluation;

/// <summary>
/// A drive of three seconds that is kept in <c>tests/reference/bags/streets</c>, made by <c>bag synth --seconds 3 --rate 5</c>: whatever
/// becomes of renderer, decoders and metrics, this input and its figures stay.
/// </summary>
public class CommittedBagTests(EvalFixture fixture) : IClassFixture<EvalFixture>
{
    private const int Frames = 15;

    private static readonly string s_bag = Path.Combine(Repository.Root, "tests", "reference", "bags", "streets");

    [Fact]
    public void It_holds_images_calibrations_and_labels()
    {
        using BagReader reader = BagReader.Open(s_bag);

        Assert.Empty(reader.Damage);
        Assert.Equal(
            [("/camera_info", Frames), ("/image/compressed", Frames), ("/label", Frames)],
            reader.CountMessages().Select(topic => (topic.Topic.Name, (int)topic.MessageCount)).OrderBy(topic => topic.Name));
    }

    [Fact]
    public void Its_figures_stay_what_they_were()
    {
        JsonNode summary = EvalFixture.Summary(fixture.Evaluate("committed", s_bag, "--model", fixture.Model));

        Assert.Equal(Frames, (int)summary["frames"]!);

        // A hair of room: processors round a model's sums differently.
        Assert.Equal(0.0298, (double)summary["miou"]!, 0.0005);
        Assert.Equal(0.2008, (double)summary["pixel_accuracy"]!, 0.001);
        Assert.Equal(0.0945, (double)summary["flicker"]!, 0.001);
    }
}
