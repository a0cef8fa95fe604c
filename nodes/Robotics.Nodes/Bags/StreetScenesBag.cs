using Robotics.Bags;
using Robotics.Imaging;
using Robotics.Msgs;
using Robotics.Msgs.SensorMsgs;
using Robotics.Nodes.Camera;
using Robotics.Nodes.Ros;
using Robotics.Ros2;
using Robotics.Vision.StreetScenes;

namespace Robotics.Nodes.Bags;

/// <summary>
/// Renders street scenes into a recording, on the topics of the camera node. The same options always give the same messages.
/// </summary>
internal sealed class StreetScenesBag : IDisposable
{
    /// <summary>Stamp of the first frame, in nanoseconds since 1970.</summary>
    public const long FirstStamp = 1_700_000_000_000_000_000;

    private const double NanosecondsPerSecond = 1e9;
    private const double SceneRate = 30;
    private const int Channels = 3;
    private const int HeaderRoom = 256;
    private static readonly TopicQos s_images = new() { Depth = 2 };

    private readonly BagSynthOptions _options;
    private readonly StreetScenesRenderer _renderer;
    private readonly BagWriter _writer;
    private readonly BagTopic _image;
    private readonly BagTopic _info = BagTopic.Of<CameraInfo>("/" + CameraOutputs.InfoTopic, new TopicQos());
    private readonly BagTopic _label = BagTopic.Of<Image>("/" + CameraOutputs.LabelTopic, s_images);
    private readonly byte[] _pixels;
    private readonly byte[] _classes;
    private readonly byte[] _payload;

    /// <exception cref="BagException">The folder is not empty.</exception>
    public StreetScenesBag(BagSynthOptions options)
    {
        _options = options;
        _writer = new BagWriter(options.Folder, new BagWriterOptions { Storage = options.Storage, Compression = options.Compression });
        _renderer = new StreetScenesRenderer(options.Size.Width, options.Size.Height);
        _pixels = new byte[options.Size.Pixels * Channels];
        _classes = new byte[options.Size.Pixels];
        _payload = new byte[HeaderRoom + Math.Max(_pixels.Length, ImageCodecs.Jpeg.GetMaxEncodedSize(Layout))];
        _image = options.IsRaw
            ? BagTopic.Of<Image>("/" + CameraOutputs.ImageTopic, s_images)
            : BagTopic.Of<CompressedImage>("/" + CameraOutputs.CompressedTopic, s_images);
        foreach (BagTopic topic in (BagTopic[])[_image, _info, _label])
        {
            _writer.AddTopic(topic);
        }
    }

    private ImageLayout Layout => new(_options.Size.Width, _options.Size.Height, PixelLayout.Rgb8);

    /// <summary>Renders and records a frame.</summary>
    public void Add(int frame)
    {
        int moment = (int)Math.Round(frame * SceneRate / _options.Rate);
        _renderer.Render(StreetScenesSplit.Val, _options.Seed, moment, _pixels, _classes);
        long stamp = FirstStamp + (long)Math.Round(frame * NanosecondsPerSecond / _options.Rate);
        FrameHeader header = new(RosTime.FromNanoseconds(stamp), "camera"u8);
        if (_options.IsRaw)
        {
            SwapRedAndBlue();
            AddImage(_image, stamp, header, _pixels, "bgr8"u8, Channels);
        }
        else
        {
            AddJpeg(stamp, header);
        }

        AddInfo(stamp);
        AddImage(_label, stamp, header, _classes, "mono8"u8, bytesPerPixel: 1);
    }

    public void Dispose() => _writer.Dispose();

    private void SwapRedAndBlue()
    {
        for (int i = 0; i < _pixels.Length; i += Channels)
        {
            (_pixels[i], _pixels[i + 2]) = (_pixels[i + 2], _pixels[i]);
        }
    }

    private void AddImage(BagTopic topic, long stamp, FrameHeader header, byte[] pixels, ReadOnlySpan<byte> encoding, int bytesPerPixel)
    {
        CdrWriter writer = new(_payload);
        pixels.CopyTo(ImageMessage.Begin(ref writer, header, _options.Size.Width, _options.Size.Height, encoding, bytesPerPixel));
        _writer.Write(topic, stamp, _payload.AsSpan(0, writer.Position));
    }

    private void AddJpeg(long stamp, FrameHeader header)
    {
        byte[] jpeg = ImageCodecs.Jpeg.Encode(_pixels, Layout);
        CdrWriter writer = new(_payload);
        header.Write(ref writer);
        writer.WriteUtf8("bgr8; jpeg compressed bgr8"u8);
        jpeg.CopyTo(writer.ReserveBytes(jpeg.Length));
        _writer.Write(_image, stamp, _payload.AsSpan(0, writer.Position));
    }

    // The matrices stay zero, which says that the camera is not calibrated.
    private void AddInfo(long stamp)
    {
        CameraInfo info = new() { Width = (uint)_options.Size.Width, Height = (uint)_options.Size.Height };
        RosTime.FromNanoseconds(stamp).CopyTo(info.Header.Stamp);
        info.Header.FrameId = "camera";
        CdrWriter writer = new(_payload);
        info.Write(ref writer);
        _writer.Write(_info, stamp, _payload.AsSpan(0, writer.Position));
    }
}
