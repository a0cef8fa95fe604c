using Robotics.Msgs.DiagnosticMsgs;
using Robotics.Msgs.SensorMsgs;
using Robotics.Nodes.Tests.Support;
using Robotics.Ros2;
using Robotics.Vision;

namespace Robotics.Nodes.Tests.Segmentation;

public class LifecycleTests
{
    [Fact]
    public void A_peer_in_C_takes_the_node_through_its_states()
    {
        using LiveNode node = LiveNode.WithTinyModel("-p", "autostart:=false");
        using RosPublisher<Image> images = node.Ros.CreatePublisher<Image>("/image", QosProfile.Default);
        using RosSubscription<Image> masks = node.Ros.CreateSubscription<Image>($"{LiveNode.Name}/mask", QosProfile.Default);

        Assert.Equal("1 unconfigured", State(node));
        Assert.Equal("0", Change(node, 3));
        Assert.Equal("1", Change(node, 1));
        Assert.Equal("2 inactive", State(node));
        node.Await(() => masks.PublisherCount == 1, "the mask's topic");
        Assert.Equal(0, images.SubscriptionCount);

        Assert.Equal("1", Change(node, 3));
        Assert.Equal("3 active", State(node));
        Assert.NotEmpty(node.Segment(images, masks, Pictures.Create(PixelFormat.Rgb8)).Data);

        Assert.Equal("1", Change(node, 4));
        node.Await(() => images.SubscriptionCount == 0, "leaving the camera");
        Assert.Equal("1", Change(node, 2));
        node.Await(() => masks.PublisherCount == 0, "leaving the mask's topic");
        Assert.Equal("1 unconfigured", State(node));

        Assert.Equal("1", Change(node, 1));
        Assert.Equal("1", Change(node, 3));
        Assert.NotEmpty(node.Segment(images, masks, Pictures.Create(PixelFormat.Rgb8)).Data);
        Assert.Equal("1", Change(node, 7));
        Assert.Equal("4 finalized", State(node));
    }

    [Fact]
    public void A_model_that_cannot_be_had_leaves_the_node_unconfigured_for_another_try()
    {
        using LiveNode node = new(folder => ["-p", $"model:={folder.Of("absent.onnx")}", "-p", "autostart:=false"]);
        using RosSubscription<DiagnosticArray> diagnostics =
            node.Ros.CreateSubscription<DiagnosticArray>("/diagnostics", QosProfile.Default);
        node.Await(() => diagnostics.PublisherCount > 0, "diagnostics");

        Assert.Equal("0", Change(node, 1));
        Assert.Equal("1 unconfigured", State(node));
        Dictionary<string, (byte Level, string Message)> statuses = [];
        node.Await(
            () => Collect(diagnostics, statuses).Any(
                status => status.Message.StartsWith("There is no model file", StringComparison.Ordinal)),
            "the reason");
        (byte level, _) = statuses["unconfigured"];
        Assert.Equal(DiagnosticStatus.ERROR, level);

        string model = node.Folder.Write("tiny.onnx", TinyModel.Create());
        Assert.Equal("1 ", node.Ask($"set_text {LiveNode.Name}/set_parameters model {model}"));
        Assert.Equal("1", Change(node, 1));
        node.Await(() => Collect(diagnostics, statuses).Any(status => status.Message == "Waiting to be activated"), "the inactive state");
        Assert.Equal("Loading and warming up the model", statuses["configuring"].Message);
    }

    [Fact]
    public void Disabled_it_leaves_the_camera_and_keeps_its_model()
    {
        using LiveNode node = LiveNode.WithTinyModel();
        using RosPublisher<Image> images = node.Ros.CreatePublisher<Image>("/image", QosProfile.Default);
        using RosSubscription<Image> masks = node.Ros.CreateSubscription<Image>($"{LiveNode.Name}/mask", QosProfile.Default);
        node.Segment(images, masks, Pictures.Create(PixelFormat.Rgb8));

        Assert.Equal("1 Segmentation is disabled.", node.Ask($"set_bool {LiveNode.Name}/set_enabled 0"));
        node.Await(() => images.SubscriptionCount == 0, "leaving the camera");
        Assert.Equal("3 active", State(node));
        Assert.Equal("1 Segmentation is enabled.", node.Ask($"set_bool {LiveNode.Name}/set_enabled 1"));

        node.Segment(images, masks, Pictures.Create(PixelFormat.Rgb8));
        Assert.Single(node.Process.Errors.Split('\n'), line => line.Contains("Loading", StringComparison.Ordinal));
    }

    private static string State(LiveNode node) => node.Ask($"get_state {LiveNode.Name}/get_state");

    private static string Change(LiveNode node, int transition) => node.Ask($"change_state {LiveNode.Name}/change_state {transition}");

    // The node's own entry by its state.
    private static Dictionary<string, (byte Level, string Message)>.ValueCollection Collect(
        RosSubscription<DiagnosticArray> diagnostics, Dictionary<string, (byte Level, string Message)> statuses)
    {
        while (diagnostics.TakeMessage() is { } message)
        {
            DiagnosticStatus status = message.Status[0];
            statuses[status.Values.Single(entry => entry.Key == "state").Value] = (status.Level, status.Message);
        }

        return statuses.Values;
    }
}
