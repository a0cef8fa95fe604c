using Robotics.Msgs.DiagnosticMsgs;
using Robotics.Msgs.RoboticsMsgs;
using Robotics.Msgs.SensorMsgs;
using Robotics.Msgs.VisionMsgs;
using Robotics.Nodes.Tests.Support;
using Robotics.Ros2;
using Robotics.Vision;

namespace Robotics.Nodes.Tests.Segmentation;

/// <summary>The node as another process sees it.</summary>
public class SegmentationNodeTests(SegmentationFixture fixture) : IClassFixture<SegmentationFixture>
{
    public static TheoryData<string, int> Formats => new()
    {
        { "rgb8", 0 }, { "bgr8", 0 }, { "rgba8", 0 }, { "bgra8", 0 }, { "mono8", 0 }, { "bgr8", 7 },
    };

    [Theory]
    [MemberData(nameof(Formats))]
    public void Masks_are_what_the_pipeline_gives(string encoding, int padding)
    {
        Image image = Pictures.Create(ImageEncodings.FromRos(encoding).Format, padding: padding);

        Image mask = fixture.Segment(image);

        byte[] expected = new byte[image.Width * image.Height];
        fixture.Pipeline.Segment(Pictures.View(image), expected);
        Assert.Equal(expected, mask.Data);
        Assert.True(expected.Distinct().Count() > 1);
        Assert.Equal(("mono8", image.Width, image.Height, image.Width), (mask.Encoding, mask.Width, mask.Height, mask.Step));
        Assert.Equal((image.Header.FrameId, image.Header.Stamp.Nanosec), (mask.Header.FrameId, mask.Header.Stamp.Nanosec));
    }

    [Theory]
    [InlineData("rgb8")]
    [InlineData("bgr16")]
    public void Overlays_show_the_mask_over_the_image(string encoding)
    {
        using RosSubscription<Image> overlays = fixture.Ros.CreateSubscription<Image>("/segmentation_node/overlay", QosProfile.Default);
        Image image = Pictures.Encode(encoding, padding: 4, isBigEndian: true);

        Image overlay = fixture.Next(image, overlays, message => message.Header.Stamp.Sec == image.Header.Stamp.Sec);

        Image plain = Pictures.Create(PixelFormat.Rgb8);
        byte[] mask = new byte[plain.Width * plain.Height], expected = new byte[3 * mask.Length];
        fixture.Pipeline.Segment(Pictures.View(plain), mask);
        OverlayReference.Run(Pictures.View(plain), mask, fixture.Model.Labels.Colors.AsSpan(), 0.5, expected);
        Assert.Equal(expected, overlay.Data);
        Assert.Equal(("bgr8", image.Header.FrameId), (overlay.Encoding, overlay.Header.FrameId));
    }

    [Fact]
    public void Labels_are_latched_and_older_than_any_mask()
    {
        Image mask = fixture.Segment(Pictures.Create(PixelFormat.Rgb8));
        using RosSubscription<LabelInfo> labels =
            fixture.Ros.CreateSubscription<LabelInfo>("/segmentation_node/label_info", QosProfile.Latched());
        LabelInfo? info = null;
        Patience.WaitUntil(() => (info = labels.TakeMessage()) is not null, () => "There are no labels.");

        Assert.Equal(LabelSet.Cityscapes.Names, info!.ClassMap.Select(entry => entry.ClassName));
        Assert.Equal(Enumerable.Range(0, LabelSet.Cityscapes.Count), info.ClassMap.Select(entry => (int)entry.ClassId));
        Assert.NotEmpty(mask.Data);
        Assert.Null(labels.TakeMessage());
    }

    [Fact]
    public void Bad_frames_are_rejected_and_the_node_lives_on()
    {
        using RosSubscription<DiagnosticArray> diagnostics = fixture.Ros.CreateSubscription<DiagnosticArray>(
            "/diagnostics", QosProfile.Default);
        using RosSubscription<SegmentationMetrics> metrics =
            fixture.Ros.CreateSubscription<SegmentationMetrics>("/segmentation_node/metrics", QosProfile.Default);
        using RosSubscription<CompressedImage> jpegs = fixture.Ros.CreateSubscription<CompressedImage>(
            "/segmentation_node/overlay/compressed", QosProfile.SensorData);
        List<DiagnosticStatus> statuses = [];
        foreach ((string reason, byte[] payload) in BadFrames.Create())
        {
            long next = 0;
            Patience.WaitUntil(
                () =>
                {
                    if (Environment.TickCount64 >= next)
                    {
                        fixture.Image.Publish(payload);
                        next = Environment.TickCount64 + 1000;
                    }

                    Collect(diagnostics, statuses);
                    return fixture.Process.Errors.Contains(reason, StringComparison.Ordinal);
                },
                () => $"No line says '{reason}': {fixture.Process.Errors}");
        }

        fixture.Segment(Pictures.Create(PixelFormat.Rgb8));
        SegmentationMetrics? last = null;
        Patience.WaitUntil(
            () =>
            {
                last = metrics.TakeMessage() ?? last;
                Collect(diagnostics, statuses);
                return last?.FramesRejected >= (ulong)BadFrames.Create().Count
                    && statuses.Any(status => status.Level == DiagnosticStatus.ERROR);
            },
            () => $"Rejected: {last?.FramesRejected}; statuses: {string.Join("; ", statuses.Select(status => status.Message))}");

        Assert.False(fixture.Process.HasExited);
        Assert.Equal(last!.FramesReceived, last.FramesSegmented + last.FramesDropped + last.FramesRejected);
        Assert.Contains(statuses, status => status.Message.StartsWith("Rejected", StringComparison.Ordinal));
    }

    private static void Collect(RosSubscription<DiagnosticArray> diagnostics, List<DiagnosticStatus> statuses)
    {
        while (diagnostics.TakeMessage() is { } message)
        {
            statuses.AddRange(message.Status);
        }
    }
}
