using Robotics.Msgs.DiagnosticMsgs;
using Robotics.Msgs.RoboticsMsgs;
using Robotics.Msgs.SensorMsgs;
using Robotics.Msgs.StatisticsMsgs;
using Robotics.Msgs.VisionMsgs;
using Robotics.Nodes.Tests.Support;
using Robotics.Ros2;

namespace Robotics.Nodes.Tests.Segmentation;

public class AllocationTests(SegmentationFixture fixture) : IClassFixture<SegmentationFixture>
{
    private const ulong WarmUp = 100;
    private const ulong Frames = 300;

    /// <summary>The whole process counts, diagnostics and metrics too, over at least 300 frames with every topic subscribed.</summary>
    [Theory]
    [InlineData("bgr8")]
    [InlineData("bayer_rggb16")]
    public void Frames_allocate_no_managed_memory(string encoding)
    {
        using RosSubscription<Image> overlay = fixture.Ros.CreateSubscription<Image>("/segmentation_node/overlay", QosProfile.SensorData);
        using RosSubscription<Image> confidence = fixture.Ros.CreateSubscription<Image>(
            "/segmentation_node/confidence", QosProfile.SensorData);
        using RosSubscription<CompressedImage> compressedMask =
            fixture.Ros.CreateSubscription<CompressedImage>("/segmentation_node/mask/compressed", QosProfile.SensorData);
        using RosSubscription<CompressedImage> compressedOverlay =
            fixture.Ros.CreateSubscription<CompressedImage>("/segmentation_node/overlay/compressed", QosProfile.SensorData);
        using RosSubscription<CameraInfo> infos = fixture.Ros.CreateSubscription<CameraInfo>(
            "/segmentation_node/camera_info", QosProfile.SensorData);
        using RosSubscription<MetricsMessage> statistics = fixture.Ros.CreateSubscription<MetricsMessage>(
            "/statistics", QosProfile.Default);
        using RosSubscription<LabelInfo> labels = fixture.Ros.CreateSubscription<LabelInfo>(
            "/segmentation_node/label_info", QosProfile.Latched());
        using RosSubscription<SegmentationMetrics> metrics =
            fixture.Ros.CreateSubscription<SegmentationMetrics>("/segmentation_node/metrics", QosProfile.Default);
        using RosSubscription<DiagnosticArray> diagnostics = fixture.Ros.CreateSubscription<DiagnosticArray>(
            "/diagnostics", QosProfile.Default);
        using RosPublisher<CameraInfo> cameraInfo = fixture.Ros.CreatePublisher<CameraInfo>("/camera_info", QosProfile.Default);
        CameraInfo info = new() { Width = 200, Height = 120 };
        Image image = Pictures.Encode(encoding, padding: 0, isBigEndian: true);
        SegmentationMetrics? first = null, last = null;
        long overlays = 0, diagnosed = 0;
        Patience.WaitUntil(
            () =>
            {
                fixture.Image.Publish(image);
                cameraInfo.Publish(info);
                fixture.Mask.Wait(TimeSpan.FromMilliseconds(100));
                fixture.Mask.TakeMessage();
                diagnosed += diagnostics.TakeMessage() is null ? 0 : 1;
                overlays += overlay.TakeMessage() is null ? 0 : 1;
                if (metrics.TakeMessage() is { } now)
                {
                    first = first is null && overlays > 0 && now.FramesSegmented >= WarmUp ? now : first;
                    last = now;
                }

                return first is not null && last!.FramesSegmented - first.FramesSegmented >= Frames;
            },
            () => $"{last?.FramesSegmented} frames were segmented: {fixture.Process.Errors}");

        Assert.Equal(0ul, last!.AllocatedBytes - first!.AllocatedBytes);
        Assert.True(overlays > 100 && diagnosed > 0);
        Assert.All(
            (RosSubscription[])[confidence, compressedMask, compressedOverlay, infos, statistics],
            output => Assert.True(output.TakeLatest(out _) > 0, $"Nothing came on {output.Topic}."));
    }
}
