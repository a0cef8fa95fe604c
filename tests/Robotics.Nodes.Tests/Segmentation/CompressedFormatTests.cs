using System.Text;
using Robotics.Imaging;
using Robotics.Msgs.SensorMsgs;
using Robotics.Nodes.Demo;
using Robotics.Nodes.Tests.Support;
using Robotics.Ros2;
using Robotics.Tests;
using Robotics.Vision;

namespace Robotics.Nodes.Tests.Segmentation;

/// <summary>The field <c>format</c> of compressed images, as compressed_image_transport and camera drivers write it.</summary>
public sealed class CompressedFormatTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly NodeProcess _process;
    private readonly RosContext _context;
    private readonly RosPublisher<CompressedImage> _images;
    private readonly RosSubscription<Image> _masks;
    private readonly Robotics.Inference.SegmentationModel _model;
    private readonly Robotics.Inference.SegmentationPipeline _pipeline;

    public CompressedFormatTests()
    {
        int domain = FreeDomain.Find();
        string modelFile = _folder.Write("tiny.onnx", TinyModel.Create());
        _process = new NodeProcess(domain, "node", "--model", modelFile, "--name", "seg", "--image-transport", "compressed");
        _context = new RosContext(new RosContextOptions { DomainId = domain, DiscoveryRange = DiscoveryRange.Localhost });
        RosNode ros = _context.CreateNode("test");
        _images = ros.CreatePublisher<CompressedImage>("/image/compressed", QosProfile.Default);
        _masks = ros.CreateSubscription<Image>("/seg/mask", QosProfile.Default);
        Patience.WaitUntil(() => _images.SubscriptionCount > 0 && _masks.PublisherCount > 0, () => _process.Errors);
        _model = Robotics.Inference.SegmentationModel.Load(modelFile, new());
        _pipeline = new Robotics.Inference.SegmentationPipeline(_model);
    }

    [Fact]
    public void Files_are_read_as_their_format_says()
    {
        Image color = Pictures.Create(PixelFormat.Bgr8), gray = Pictures.Create(PixelFormat.Mono8);
        Image mosaic = Pictures.Encode("bayer_grbg8", padding: 0, isBigEndian: false);
        byte[] jpeg = Encode(ImageCodecs.Jpeg, color, PixelLayout.Bgr8), png = Encode(ImageCodecs.Png, color, PixelLayout.Bgr8);
        byte[] swapped = Encode(ImageCodecs.Png, color, PixelLayout.Rgb8);
        byte[] wide = ColorEncoder.Encode(
            Repeat(gray.Data), (int)gray.Width, (int)gray.Height, "mono16", 0, !BitConverter.IsLittleEndian, out _);
        Image widened = Pictures.Create(PixelFormat.Mono8);
        widened.Data = wide;

        foreach (string format in new[] { "jpeg", "", "bgr8; jpeg compressed bgr8", "rgb8; jpeg compressed bgr8", "jpg" })
        {
            Check(format, jpeg, Mask(ImageCodecs.Decode(jpeg, PixelLayout.Bgr8).Pixels, "bgr8"));
        }

        foreach (string format in new[] { "png", "rgb8; png compressed bgr8", "bgr8; png compressed " })
        {
            Check(format, png, Mask(color.Data, "bgr8"));
        }

        byte[] grayJpeg = Encode(ImageCodecs.Jpeg, gray, PixelLayout.Mono8);
        Check("rgb8; png compressed rgb8", swapped, Mask(color.Data, "bgr8"));
        Check("mono8; jpeg compressed mono8", grayJpeg, Mask(ImageCodecs.Decode(grayJpeg, PixelLayout.Mono8).Pixels, "mono8"));
        Check("mono8; png compressed ", Encode(ImageCodecs.Png, gray, PixelLayout.Mono8), Mask(gray.Data, "mono8"));
        Check("16UC1; png compressed ", Encode(ImageCodecs.Png, widened, PixelLayout.Label16), Mask(gray.Data, "mono8"));
        Check("bayer_grbg8; png compressed ", Encode(ImageCodecs.Png, mosaic, PixelLayout.Mono8), Mask(mosaic.Data, "bayer_grbg8"));
    }

    public void Dispose()
    {
        _pipeline.Dispose();
        _model.Dispose();
        _context.Dispose();
        _process.Dispose();
        _folder.Dispose();
    }

    private static byte[] Repeat(byte[] gray) => [.. gray.SelectMany(value => Enumerable.Repeat(value, 3))];

    private static byte[] Encode(IImageCodec codec, Image image, PixelLayout pixels) =>
        codec.Encode(image.Data, new ImageLayout((int)image.Width, (int)image.Height, pixels));

    private byte[] Mask(byte[] pixels, string encoding)
    {
        Image size = Pictures.Create(PixelFormat.Mono8);
        byte[] mask = new byte[size.Data.Length];
        EncodedImage image = EncodedImage.FromRos(
            pixels, size.Width, size.Height, (uint)pixels.Length / size.Height, Encoding.UTF8.GetBytes(encoding), isBigEndian: false);
        _pipeline.Segment(new ImageConverter().Convert(image), mask);
        return mask;
    }

    private void Check(string format, byte[] file, byte[] expected)
    {
        CompressedImage message = new() { Format = format, Data = file };
        message.Header.Stamp.Sec = Pictures.Create(PixelFormat.Mono8).Header.Stamp.Sec;
        Image? mask = null;
        long next = 0;
        Patience.WaitUntil(
            () =>
            {
                if (Environment.TickCount64 >= next)
                {
                    _images.Publish(message);
                    next = Environment.TickCount64 + 1000;
                }

                mask = _masks.TakeMessage() ?? mask;
                return mask?.Header.Stamp.Sec == message.Header.Stamp.Sec;
            },
            () => $"There is no mask for '{format}': {_process.Errors}");
        Assert.True(expected.AsSpan().SequenceEqual(mask!.Data), $"'{format}' gives another mask.");
    }
}
