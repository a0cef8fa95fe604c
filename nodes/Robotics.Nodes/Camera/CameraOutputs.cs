using System.Text;
using Microsoft.Extensions.Options;
using Robotics.Imaging;
using Robotics.Msgs;
using Robotics.Msgs.SensorMsgs;
using Robotics.Nodes.Ros;
using Robotics.Ros2;

namespace Robotics.Nodes.Camera;

/// <summary>The camera's topics: each frame goes to those that somebody reads, all with the same stamp.</summary>
internal sealed class CameraOutputs
{
    public const string ImageTopic = "image";
    public const string CompressedTopic = "image/compressed";
    public const string InfoTopic = "camera_info";
    public const string LabelTopic = "label";

    private const int BgrBytes = 3;

    private readonly RosPublisher<Image> _image;
    private readonly RosPublisher<CompressedImage> _compressed;
    private readonly RosPublisher<CameraInfo> _info;
    private readonly RosPublisher<Image> _label;
    private readonly string _frameId;
    private readonly byte[] _frameIdBytes;
    private readonly CompressedImageWriter _jpeg = new(ImageCodecs.Jpeg, "bgr8; jpeg compressed bgr8");

    public CameraOutputs(RosSession session, IOptions<CameraOptions> options)
    {
        _frameId = options.Value.FrameId;
        _frameIdBytes = Encoding.UTF8.GetBytes(_frameId);
        QosProfile images = new() { Depth = 2 };
        _image = session.CreatePublisher<Image>(ImageTopic, images);
        _compressed = session.CreatePublisher<CompressedImage>(CompressedTopic, images);
        _info = session.CreatePublisher<CameraInfo>(InfoTopic, QosProfile.Default);
        _label = session.CreatePublisher<Image>(LabelTopic, images);
    }

    /// <summary>True while both images and their ground truth have a reader.</summary>
    public bool IsSubscribed => _image.SubscriptionCount > 0 && _label.SubscriptionCount > 0;

    /// <summary>Publishes a frame.</summary>
    public void Publish(IFrameSource frame, RosTime stamp)
    {
        FrameHeader header = new(stamp, _frameIdBytes);
        PublishImage(_image, header, frame.Size, frame.Image, "bgr8"u8, BgrBytes);
        PublishImage(_label, header, frame.Size, frame.Label, "mono8"u8, 1);
        PublishInfo(stamp, frame.Size);
        PublishCompressed(header, frame);
    }

    private static void PublishImage(
        RosPublisher<Image> publisher, FrameHeader header, FrameSize size, ReadOnlySpan<byte> pixels, ReadOnlySpan<byte> encoding,
        int bytesPerPixel)
    {
        if (pixels.IsEmpty || publisher.SubscriptionCount == 0)
        {
            return;
        }

        LoanedPayload payload = publisher.Loan(ImageMessage.MaxSize(header.FrameId.Length, pixels.Length));
        try
        {
            CdrWriter writer = new(payload.Span);
            pixels.CopyTo(ImageMessage.Begin(ref writer, header, size.Width, size.Height, encoding, bytesPerPixel));
            publisher.Publish(ref payload, writer.Position);
        }
        finally
        {
            payload.Dispose();
        }
    }

    // The matrices stay zero, which says that the camera is not calibrated.
    private void PublishInfo(RosTime stamp, FrameSize size)
    {
        if (_info.SubscriptionCount == 0)
        {
            return;
        }

        CameraInfo info = new() { Width = (uint)size.Width, Height = (uint)size.Height };
        stamp.CopyTo(info.Header.Stamp);
        info.Header.FrameId = _frameId;
        _info.Publish(info);
    }

    private void PublishCompressed(FrameHeader header, IFrameSource frame)
    {
        if (_compressed.SubscriptionCount == 0)
        {
            return;
        }

        _jpeg.Publish(_compressed, header, frame.Image, new ImageLayout(frame.Size.Width, frame.Size.Height, PixelLayout.Bgr8));
    }
}
