using Robotics.Msgs.SensorMsgs;
using Robotics.Nodes.Demo;
using Robotics.Nodes.Tests.Support;
using Robotics.Ros2;
using Robotics.Vision;

namespace Robotics.Nodes.Tests.Segmentation;

public class ParameterTests
{
    private const string Set = $"{LiveNode.Name}/set_parameters";

    [Fact]
    public void The_documentation_is_what_the_node_declares()
    {
        using NodeProcess process = new(FreeDomain.Find(), "node", "--describe-parameters");

        Assert.Equal(0, process.WaitForExit());
        Assert.Equal(File.ReadAllText(Path.Combine(Repository.Root, "docs", "parameters.md")), process.Output);
    }

    [Fact]
    public void A_peer_in_C_reads_and_sets_them()
    {
        using LiveNode node = LiveNode.WithTinyModel("-p", "max_fps:=7", "-p", "cameras:=[]");

        Assert.Equal("3 0 0 7 '' 0", node.Ask($"get_parameter {LiveNode.Name}/get_parameters max_fps"));
        Assert.Equal("1 ", node.Ask($"set_number {Set} max_fps 5"));
        Assert.Equal("3 0 0 5 '' 0", node.Ask($"get_parameter {LiveNode.Name}/get_parameters max_fps"));
        Assert.Equal("0 The parameter 'max_fps' cannot be 5000.0; its range is 0.0 .. 1000.0.", node.Ask($"set_number {Set} max_fps 5000"));
        Assert.Equal(
            "0 The parameter 'palette' must be model or cityscapes or ade20k or distinct.", node.Ask($"set_text {Set} palette loud"));
        Assert.Equal("0 The parameter 'image_transport' is read-only.", node.Ask($"set_text {Set} image_transport raw"));
    }

    [Fact]
    public void Overlays_take_opacity_and_palette_while_they_run()
    {
        using LiveNode node = LiveNode.WithTinyModel("-p", "overlay_alpha:=0.0");
        using RosPublisher<Image> images = node.Ros.CreatePublisher<Image>("/image", QosProfile.Default);
        using RosSubscription<Image> overlays = node.Ros.CreateSubscription<Image>($"{LiveNode.Name}/overlay", QosProfile.Default);

        Image image = Pictures.Create(PixelFormat.Bgr8);
        Assert.Equal(image.Data, node.Segment(images, overlays, image).Data);

        Assert.Equal("1 ", node.Ask($"set_number {Set} overlay_alpha 1"));
        Assert.Equal("1 ", node.Ask($"set_text {Set} palette distinct"));
        byte[] overlay = node.Segment(images, overlays, Pictures.Create(PixelFormat.Bgr8)).Data;
        HashSet<(byte, byte, byte)> colors =
            [.. DistinctColors.Take(LabelSet.Cityscapes.Count).Select(color => (color.B, color.G, color.R))];
        Assert.All(overlay.Chunk(3), pixel => Assert.Contains((pixel[0], pixel[1], pixel[2]), colors));
    }

    [Fact]
    public void Outputs_that_are_not_chosen_are_not_offered()
    {
        using LiveNode node = LiveNode.WithTinyModel("-p", "outputs:=[mask]");
        using RosSubscription<Image> masks = node.Ros.CreateSubscription<Image>($"{LiveNode.Name}/mask", QosProfile.Default);
        using RosSubscription<Image> overlays = node.Ros.CreateSubscription<Image>($"{LiveNode.Name}/overlay", QosProfile.Default);

        node.Await(() => masks.PublisherCount > 0, "the mask");
        Assert.Equal(0, overlays.PublisherCount);
    }

    public static TheoryData<string, string> Refused => new()
    {
        { "provider:=abacus", "must be cpu or cuda or tensorrt" },
        { "threads:=-1", "its range is 0 .. 1024" },
        { "max_fps:=.nan", "its range is 0.0 .. 1000.0" },
        { "outputs:=[mask, taste]", "names 'taste'" },
        { "cameras:=[front, front]", "has a name twice" },
        { "cameras:=['two words']", "has a bad name" },
        { "model:=7", "is of type String" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_bad_value_is_one_clear_sentence_at_the_start(string assignment, string words)
    {
        using NodeProcess process = new(FreeDomain.Find(), "node", "--ros-args", "-p", assignment);

        Assert.Equal(2, process.WaitForExit());
        string line = Assert.Single(process.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("robotics: ", line, StringComparison.Ordinal);
        Assert.Contains(words, line, StringComparison.Ordinal);
    }
}
