using Robotics.Msgs.RoboticsMsgs;
using Robotics.Msgs.SensorMsgs;
using Robotics.Msgs.StdMsgs;
using Robotics.Ros2;
using Robotics.Vision;

namespace Robotics.Dashboard.Tests.Support;

/// <summary>The topics of one camera of a <see cref="StreetNode"/>: sky over building over road, with a car that drives.</summary>
internal sealed class CameraTopics
{
    private static readonly QosProfile s_images = new() { Depth = 2 };
    private readonly RosPublisher<Image> _image;
    private readonly RosPublisher<Image> _mask;
    private readonly RosPublisher<SegmentationMetrics> _metrics;

    public CameraTopics(RosNode camera, RosNode node, string name)
    {
        string prefix = name.Length == 0 ? "" : name + "/";
        _image = camera.CreatePublisher<Image>($"/{prefix}image", s_images);
        node.CreateSubscription<Image>($"/{prefix}image", QosProfile.SensorData);
        _mask = node.CreatePublisher<Image>($"~/{prefix}mask", s_images);
        _metrics = node.CreatePublisher<SegmentationMetrics>($"~/{prefix}metrics", QosProfile.Default);
        Overlay = node.CreatePublisher<Image>($"~/{prefix}overlay", s_images);
    }

    public RosPublisher<Image> Overlay { get; }

    public void Publish(Header header, int frame)
    {
        byte[] mask = Draw(frame);
        if (_mask.SubscriptionCount > 0)
        {
            _mask.Publish(Message(header, "mono8", 1, mask));
        }

        if (_image.SubscriptionCount > 1)
        {
            _image.Publish(Message(header, "bgr8", 3, [.. mask.SelectMany(Shade)]));
        }

        if (Overlay.SubscriptionCount > 0)
        {
            Overlay.Publish(Message(header, "rgb8", 3, [.. mask.SelectMany(id => Color(LabelSet.Cityscapes.Colors[id]))]));
        }
    }

    public void Report(Header header, ulong frames)
    {
        float wave = 5 * MathF.Sin(frames / 20f);
        _metrics.Publish(new SegmentationMetrics
        {
            Header = header,
            Model = "streets",
            Provider = "cpu",
            FramesReceived = frames + (frames / 10),
            FramesSegmented = frames,
            FramesDropped = frames / 10,
            Fps = 20,
            ReceiveMs = 1,
            PreprocessMs = 2,
            InferenceMs = 20 + wave,
            PostprocessMs = 3,
            PublishMs = 0.5f,
            EndToEndMs = 27 + wave,
        });
    }

    private static byte[] Shade(byte id) => [(byte)(250 - (id * 15)), 180, (byte)(90 + (id * 8))];

    private static byte[] Color(Rgb24 color) => [color.R, color.G, color.B];

    private static byte[] Draw(int frame) => [.. Enumerable.Range(0, StreetNode.Width * StreetNode.Height).Select(index =>
    {
        (int y, int x) = Math.DivRem(index, StreetNode.Width);
        bool isCar = y is > 120 and < 160 && (x + frame) % StreetNode.Width is > 40 and < 110;
        return (byte)(isCar ? 13 : y < 60 ? 10 : y < 100 ? 2 : 0);
    })];

    private static Image Message(Header header, string encoding, int bytesPerPixel, byte[] data) => new()
    {
        Header = header,
        Width = StreetNode.Width,
        Height = StreetNode.Height,
        Encoding = encoding,
        Step = (uint)(StreetNode.Width * bytesPerPixel),
        Data = data,
    };
}
