using Robotics.Imaging;
using Robotics.Msgs.SensorMsgs;
using Robotics.Nodes.Demo;
using Robotics.Nodes.Tests.Support;
using Robotics.Ros2;
using Robotics.Vision;

namespace Robotics.Nodes.Tests.Segmentation;

public class CompressedImageTests
{
    [Fact]
    public void Jpeg_is_segmented_a_corrupt_one_rejected_and_the_topic_left_for_raw_images()
    {
        using TemporaryFolder folder = new();
        int domain = FreeDomain.Find();
        string modelFile = folder.Write("tiny.onnx", TinyModel.Create());
        using NodeProcess process = new(domain, "node", "--model", modelFile, "--name", "seg", "-r", "image:=/front/image");
        using RosContext context = new(new RosContextOptions { DomainId = domain, DiscoveryRange = DiscoveryRange.Localhost });
        using RosNode ros = context.CreateNode("test");
        RosPublisher<CompressedImage> jpegs = ros.CreatePublisher<CompressedImage>("/image/compressed", QosProfile.Default);
        RosSubscription<Image> masks = ros.CreateSubscription<Image>("/seg/mask", QosProfile.Default);
        Patience.WaitUntil(() => jpegs.SubscriptionCount > 0 && masks.PublisherCount > 0, () => process.Errors);

        Image picture = Pictures.Create(PixelFormat.Bgr8);
        ImageLayout layout = new((int)picture.Width, (int)picture.Height, PixelLayout.Bgr8);
        CompressedImage jpeg = new() { Format = "bgr8; jpeg compressed bgr8", Data = ImageCodecs.Jpeg.Encode(picture.Data, layout) };
        Image? mask = Repeat(() => jpegs.Publish(jpeg), masks.TakeMessage, process);

        byte[] decoded = ImageCodecs.Decode(jpeg.Data, PixelLayout.Bgr8).Pixels;
        byte[] expected = new byte[layout.Width * layout.Height];
        using (Robotics.Inference.SegmentationModel model = Robotics.Inference.SegmentationModel.Load(modelFile, new()))
        using (Robotics.Inference.SegmentationPipeline pipeline = new(model))
        {
            pipeline.Segment(new ImageSpan(decoded, layout.Width, layout.Height, layout.Stride, PixelFormat.Bgr8), expected);
        }

        Assert.Equal(expected, mask!.Data);

        CompressedImage corrupt = new() { Format = "jpeg", Data = jpeg.Data[..(jpeg.Data.Length / 2)] };
        Repeat(
            () => jpegs.Publish(corrupt), () => process.Errors.Contains("JPEG data is corrupt", StringComparison.Ordinal) ? "" : null,
            process);
        CompressedImage foreign = new() { Format = "jpeg", Data = [1, 2, 3, 4, 5] };
        Repeat(
            () => jpegs.Publish(foreign), () => process.Errors.Contains("neither JPEG nor PNG", StringComparison.Ordinal) ? "" : null,
            process);

        using RosPublisher<Image> raw = ros.CreatePublisher<Image>("/front/image", QosProfile.Default);
        Patience.WaitUntil(
            () => raw.SubscriptionCount == 1 && jpegs.SubscriptionCount == 0, () => "The node still reads compressed images.");
        raw.Dispose();
        Patience.WaitUntil(() => jpegs.SubscriptionCount == 1, () => "The node reads no compressed images any more.");
    }

    private static T Repeat<T>(Action publish, Func<T?> look, NodeProcess process)
        where T : class
    {
        T? seen = null;
        long next = 0;
        Patience.WaitUntil(
            () =>
            {
                if (Environment.TickCount64 >= next)
                {
                    publish();
                    next = Environment.TickCount64 + 1000;
                }

                return (seen = look()) is not null;
            },
            () => process.Errors);
        return seen!;
    }
}
