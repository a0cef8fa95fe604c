using System.Text.Json;
using System.Text.Json.Nodes;
using Robotics.Msgs;
using Robotics.Msgs.DiagnosticMsgs;
using Robotics.Msgs.RoboticsMsgs;
using Robotics.Msgs.SensorMsgs;
using Robotics.Msgs.StatisticsMsgs;
using Robotics.Msgs.VisionMsgs;
using Robotics.Nodes.Tests.Support;
using Robotics.Ros2;
using Robotics.Vision;

namespace Robotics.Nodes.Tests.Interop;

/// <summary>
/// The node's payloads through npm's <c>@foxglove/rosmsg2-serialization</c>, which encodes what the node reads and decodes what it
/// writes.
/// </summary>
public sealed class JavaScriptTests(SegmentationFixture fixture) : IClassFixture<SegmentationFixture>, IDisposable
{
    private const string Node = "/segmentation_node";

    private readonly JavaScriptCodec _codec = new();
    private readonly Image _picture = Pictures.Create(PixelFormat.Rgb8);

    public void Dispose() => _codec.Dispose();

    [Fact]
    public void Masks_are_read()
    {
        byte[] expected = new byte[_picture.Width * _picture.Height];
        fixture.Pipeline.Segment(Pictures.View(_picture), expected);

        JsonElement mask = Receive<Image>($"{Node}/mask", QosProfile.Default);

        Assert.Equal("mono8", mask.GetProperty("encoding").GetString());
        Assert.Equal(_picture.Width, mask.GetProperty("width").GetUInt32());
        Assert.Equal(expected, mask.GetProperty("data").GetProperty("base64").GetBytesFromBase64());
    }

    [Fact]
    public void Labels_are_read()
    {
        JsonElement labels = Receive<LabelInfo>($"{Node}/label_info", QosProfile.Latched());

        Assert.Equal(
            fixture.Model.Labels.Names,
            labels.GetProperty("class_map").EnumerateArray().Select(entry => entry.GetProperty("class_name").GetString()));
    }

    [Fact]
    public void Diagnostics_metrics_and_statistics_are_read()
    {
        JsonElement status = Receive<DiagnosticArray>("/diagnostics", QosProfile.Default).GetProperty("status")[0];
        JsonElement metrics = Receive<SegmentationMetrics>($"{Node}/metrics", QosProfile.Default);
        JsonElement statistics = Receive<MetricsMessage>("/statistics", QosProfile.Default);

        Assert.NotEqual(0, status.GetProperty("values").GetArrayLength());
        Assert.Equal(fixture.Model.Manifest.Name, metrics.GetProperty("model").GetString());
        Assert.NotEqual(0, statistics.GetProperty("statistics").GetArrayLength());
    }

    [Fact]
    public void Images_and_calibrations_that_it_wrote_are_segmented_and_relayed()
    {
        JsonObject header = new() { ["stamp"] = new JsonObject { ["sec"] = 7, ["nsec"] = 8 }, ["frame_id"] = "javascript" };
        byte[] image = _codec.Write<Image>(new JsonObject
        {
            ["header"] = header.DeepClone(),
            ["height"] = _picture.Height,
            ["width"] = _picture.Width,
            ["encoding"] = "rgb8",
            ["is_bigendian"] = 0,
            ["step"] = _picture.Step,
            ["data"] = new JsonObject { ["base64"] = Convert.ToBase64String(_picture.Data) },
        });
        byte[] info = _codec.Write<CameraInfo>(new JsonObject
        {
            ["header"] = header.DeepClone(),
            ["height"] = _picture.Height,
            ["width"] = _picture.Width,
            ["distortion_model"] = "plumb_bob",
            ["d"] = new JsonArray(0.1, 0.2, 0.3, 0.4, 0.5),
            ["k"] = new JsonArray(1, 2, 3, 4, 5, 6, 7, 8, 9),
        });
        using RosPublisher<CameraInfo> infos = fixture.Ros.CreatePublisher<CameraInfo>("/camera_info", QosProfile.Default);
        using RosSubscription<CameraInfo> relayed = fixture.Ros.CreateSubscription<CameraInfo>($"{Node}/camera_info", QosProfile.Default);
        Image? mask = null;
        CameraInfo? calibration = null;

        Patience.WaitUntil(
            () =>
            {
                infos.Publish(info);
                fixture.Image.Publish(image);
                Thread.Sleep(200);
                mask = fixture.Mask.TakeMessage() ?? mask;
                calibration = relayed.TakeMessage() ?? calibration;
                return mask?.Header.FrameId == "javascript" && calibration is not null;
            },
            () => fixture.Process.Errors);

        byte[] expected = new byte[_picture.Width * _picture.Height];
        fixture.Pipeline.Segment(Pictures.View(_picture), expected);
        Assert.Equal(expected, mask!.Data);
        Assert.Equal((7, 8u), (mask.Header.Stamp.Sec, mask.Header.Stamp.Nanosec));
        Assert.Equal(("javascript", "plumb_bob"), (calibration!.Header.FrameId, calibration.DistortionModel));
        Assert.Equal((9.0, 0.5), (calibration.K[8], calibration.D[4]));
    }

    /// <summary>The next message of a topic as the codec reads it; written anew it must give the node's own bytes.</summary>
    private JsonElement Receive<T>(string topic, QosProfile qos)
        where T : class, IMessage<T>
    {
        using RosSubscription<T> subscription = fixture.Ros.CreateSubscription<T>(topic, qos);
        Patience.WaitUntil(
            () =>
            {
                fixture.Segment(_picture);
                return subscription.Wait(TimeSpan.FromMilliseconds(200));
            },
            () => $"Nothing comes on {topic}: {fixture.Process.Errors}");
        Assert.True(subscription.TryTake(out ReceivedMessage message));
        using (message)
        {
            (JsonElement value, byte[] payload) = _codec.Read<T>(message.Payload);
            Assert.InRange(message.Payload.Length - payload.Length, 0, 3);
            Assert.Equal(payload[4..], message.Payload[4..payload.Length].ToArray());
            return value.Clone();
        }
    }
}
