using Robotics.Msgs.DiagnosticMsgs;
using Robotics.Msgs.SensorMsgs;
using Robotics.Nodes.Tests.Support;
using Robotics.Ros2;
using Robotics.Vision;

namespace Robotics.Nodes.Tests.Segmentation;

public class UnreadOutputTests(SegmentationFixture fixture) : IClassFixture<SegmentationFixture>
{
    private static readonly string[] s_keys =
        ["compressed_masks_computed", "confidences_computed", "overlays_computed", "compressed_overlays_computed", "camera_infos_computed"];

    /// <summary>The node counts what it computes for each topic.</summary>
    [Fact]
    public void Nothing_is_computed_for_a_topic_that_nobody_reads()
    {
        using RosSubscription<DiagnosticArray> diagnostics = fixture.Ros.CreateSubscription<DiagnosticArray>(
            "/diagnostics", QosProfile.Default);
        using RosPublisher<CameraInfo> cameras = fixture.Ros.CreatePublisher<CameraInfo>("/camera_info", QosProfile.Default);
        CameraInfo info = new() { Width = 200, Height = 120 };
        Image image = Pictures.Create(PixelFormat.Rgb8);

        Dictionary<string, string> values = fixture.Next(
            image,
            diagnostics,
            message => Count(message.Values(), "masks_computed") >= 5 && message.Values()["camera_info_width"] == "200",
            () => cameras.Publish(info)).Values();
        Assert.All(s_keys, key => Assert.Equal(0, Count(values, key)));

        using RosSubscription<CompressedImage> overlays =
            fixture.Ros.CreateSubscription<CompressedImage>("/segmentation_node/overlay/compressed", QosProfile.SensorData);
        values = fixture.Next(image, diagnostics, message => Count(message.Values(), "compressed_overlays_computed") > 0).Values();
        Assert.All(s_keys.Except(["compressed_overlays_computed"]), key => Assert.Equal(0, Count(values, key)));
    }

    private static int Count(Dictionary<string, string> values, string key) => int.Parse(values[key]);
}
