using Robotics.Inference;
using Robotics.Msgs.SensorMsgs;
using Robotics.Nodes.Demo;
using Robotics.Ros2;

namespace Robotics.Nodes.Tests.Support;

/// <summary>A segmentation node with the tiny model as a process, and a ROS node in this process to talk with it.</summary>
public sealed class SegmentationFixture : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly RosContext _context;

    public SegmentationFixture()
    {
        int domain = FreeDomain.Find();
        ModelFile = _folder.Write("tiny.onnx", TinyModel.Create());
        Figures = _folder.Of("node.json");
        Process = new NodeProcess(domain, "node", "--model", ModelFile, "--json", Figures);
        _context = new RosContext(new RosContextOptions { DomainId = domain, DiscoveryRange = DiscoveryRange.Localhost });
        Ros = _context.CreateNode("test");
        Image = Ros.CreatePublisher<Image>("/image", QosProfile.Default);
        Mask = Ros.CreateSubscription<Image>("/segmentation_node/mask", QosProfile.Default);
        Patience.WaitUntil(() => Image.SubscriptionCount > 0 && Mask.PublisherCount > 0, () => $"The node is not found: {Process.Errors}");
        Model = SegmentationModel.Load(ModelFile, new ProviderOptions());
        Pipeline = new SegmentationPipeline(Model);
    }

    internal NodeProcess Process { get; }

    internal string ModelFile { get; }

    internal string Figures { get; }

    internal RosNode Ros { get; }

    internal RosPublisher<Image> Image { get; }

    internal RosSubscription<Image> Mask { get; }

    /// <summary>The same model in this process, for what masks should be.</summary>
    internal SegmentationModel Model { get; }

    internal SegmentationPipeline Pipeline { get; }

    /// <summary>
    /// Publishes an image until the mask with its stamp is there: the node may leave frames out, and discovery takes its time.
    /// </summary>
    internal Image Segment(Image image)
    {
        Image? mask = null;
        long next = 0;
        Patience.WaitUntil(
            () =>
            {
                if (Environment.TickCount64 >= next)
                {
                    Image.Publish(image);
                    next = Environment.TickCount64 + 1000;
                }

                mask = Mask.TakeMessage() ?? mask;
                return mask?.Header.Stamp.Sec == image.Header.Stamp.Sec && mask.Header.Stamp.Nanosec == image.Header.Stamp.Nanosec;
            },
            () => $"There is no mask for the image: {Process.Errors}");
        return mask!;
    }

    public void Dispose()
    {
        Pipeline.Dispose();
        Model.Dispose();
        _context.Dispose();
        Process.Dispose();
        _folder.Dispose();
    }
}
