using System.Globalization;
using Robotics.Imaging;
using Robotics.Msgs.DiagnosticMsgs;
using Robotics.Msgs.SensorMsgs;
using Robotics.Msgs.StatisticsMsgs;
using Robotics.Nodes.Tests.Support;
using Robotics.Ros2;
using Robotics.Vision;

namespace Robotics.Nodes.Tests.Segmentation;

/// <summary>What the node publishes beside the mask.</summary>
public class OutputTests(SegmentationFixture fixture) : IClassFixture<SegmentationFixture>
{
    [Fact]
    public void Confidences_are_those_of_the_pipeline()
    {
        using RosSubscription<Image> confidences = fixture.Ros.CreateSubscription<Image>(
            "/segmentation_node/confidence", QosProfile.SensorData);
        Image image = Pictures.Create(PixelFormat.Rgb8);

        Image confidence = fixture.Next(image, confidences, message => IsOf(image, message.Header));

        byte[] expected = new byte[image.Width * image.Height];
        fixture.Pipeline.Segment(Pictures.View(image), expected);
        fixture.Pipeline.WriteConfidence(expected);
        Assert.Equal(expected, confidence.Data);
        Assert.Equal(
            ("mono8", image.Width, image.Height, image.Width), (confidence.Encoding, confidence.Width, confidence.Height, confidence.Step));
        Assert.True(expected.Distinct().Count() > 10);
    }

    [Fact]
    public void Compressed_masks_lose_nothing()
    {
        using RosSubscription<CompressedImage> masks =
            fixture.Ros.CreateSubscription<CompressedImage>("/segmentation_node/mask/compressed", QosProfile.SensorData);
        Image image = Pictures.Create(PixelFormat.Bgr8);

        CompressedImage mask = fixture.Next(image, masks, message => IsOf(image, message.Header));

        byte[] expected = new byte[image.Width * image.Height];
        fixture.Pipeline.Segment(Pictures.View(image), expected);
        Assert.Equal("mono8; png compressed ", mask.Format);
        Assert.Equal(expected, ImageCodecs.Decode(mask.Data, PixelLayout.Label8).Pixels);
    }

    [Fact]
    public void Compressed_overlays_show_the_mask_over_the_image()
    {
        using RosSubscription<CompressedImage> overlays =
            fixture.Ros.CreateSubscription<CompressedImage>("/segmentation_node/overlay/compressed", QosProfile.SensorData);
        Image image = Pictures.Create(PixelFormat.Bgr8);

        CompressedImage overlay = fixture.Next(image, overlays, message => IsOf(image, message.Header));

        byte[] mask = new byte[image.Width * image.Height], expected = new byte[3 * mask.Length];
        fixture.Pipeline.Segment(Pictures.View(image), mask);
        OverlayReference.Run(Pictures.View(image), mask, fixture.Model.Labels.Colors.AsSpan(), 0.5, expected);
        byte[] decoded = ImageCodecs.Decode(overlay.Data, PixelLayout.Bgr8).Pixels;
        Assert.Equal("bgr8; jpeg compressed bgr8", overlay.Format);
        Assert.InRange(expected.Zip(decoded).Average(pair => Math.Abs(pair.First - pair.Second)), 0, 5);
    }

    [Fact]
    public void Calibrations_come_with_the_header_of_the_mask()
    {
        using RosPublisher<CameraInfo> cameras = fixture.Ros.CreatePublisher<CameraInfo>("/camera_info", QosProfile.Default);
        using RosSubscription<CameraInfo> infos = fixture.Ros.CreateSubscription<CameraInfo>(
            "/segmentation_node/camera_info", QosProfile.SensorData);
        CameraInfo sent = new()
        {
            Width = 200,
            Height = 120,
            DistortionModel = "plumb_bob",
            D = [0.1, -0.2, 0.3, 0.4, 0.5],
            K = [300, 0, 100, 0, 301, 60, 0, 0, 1],
            R = [1, 0, 0, 0, 1, 0, 0, 0, 1],
            P = [300, 0, 100, 0, 0, 301, 60, 0, 0, 0, 1, 0],
            BinningX = 2,
        };
        sent.Header.FrameId = "another_frame";
        foreach (double focalLength in new[] { 300.0, 305.0 })
        {
            sent.K[0] = focalLength;
            Image image = Pictures.Create(PixelFormat.Rgb8);

            CameraInfo info = fixture.Next(
                image, infos, message => IsOf(image, message.Header) && message.K[0] == focalLength, () => cameras.Publish(sent));

            Assert.Equal(sent.K, info.K);
            Assert.Equal(sent.P, info.P);
            Assert.Equal(sent.D, info.D);
            Assert.Equal(
                (sent.Width, sent.Height, sent.DistortionModel, sent.BinningX),
                (info.Width, info.Height, info.DistortionModel, info.BinningX));
        }
    }

    [Fact]
    public void Statistics_tell_age_and_period_of_the_images()
    {
        using RosSubscription<MetricsMessage> statistics = fixture.Ros.CreateSubscription<MetricsMessage>(
            "/statistics", QosProfile.Default);
        Image image = Pictures.Create(PixelFormat.Rgb8);
        double now = (DateTime.UtcNow - DateTime.UnixEpoch).TotalMilliseconds;

        MetricsMessage age = fixture.Next(image, statistics, message => message.MetricsSource == "message_age" && Value(message, 5) > 0);
        MetricsMessage period = fixture.Next(
            image, statistics, message => message.MetricsSource == "message_period" && Value(message, 5) > 0);

        Assert.Equal(("segmentation_node", "ms"), (age.MeasurementSourceName, age.Unit));
        Assert.InRange(Value(age, 1), now - (1e3 * (image.Header.Stamp.Sec + 1000)), now + 1e6);
        Assert.InRange(Value(period, 1), Value(period, 2), Value(period, 3));
        Assert.True(Value(period, 2) > 0 && Value(period, 4) >= 0);
        Assert.InRange(period.WindowStop.Sec - period.WindowStart.Sec, 0, 60);

        static double Value(MetricsMessage message, int type) => message.Statistics.Single(point => point.DataType == type).Data;
    }

    [Fact]
    public void Diagnostics_tell_rate_and_age()
    {
        using RosSubscription<DiagnosticArray> diagnostics = fixture.Ros.CreateSubscription<DiagnosticArray>(
            "/diagnostics", QosProfile.Default);

        Dictionary<string, string> values =
            fixture.Next(Pictures.Create(PixelFormat.Rgb8), diagnostics, message => Number(message.Values(), "image_rate_hz") > 0).Values();

        Assert.Equal((TinyModel.Name, "cpu"), (values["model"], values["provider"]));
        Assert.True(Number(values, "stamp_age_ms") > 0);
        string[] keys =
            ["self_check_agreement", "frames_received", "frames_segmented", "frames_dropped", "frames_rejected", "fps", "inference_ms"];
        Assert.All(keys, key => Assert.Contains(key, values.Keys));
    }

    private static double Number(Dictionary<string, string> values, string key) => double.Parse(values[key], CultureInfo.InvariantCulture);

    private static bool IsOf(Image image, Msgs.StdMsgs.Header header) =>
        (header.Stamp.Sec, header.Stamp.Nanosec, header.FrameId)
            == (image.Header.Stamp.Sec, image.Header.Stamp.Nanosec, image.Header.FrameId);
}
