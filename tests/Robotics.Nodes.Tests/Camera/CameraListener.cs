using Robotics.Msgs.SensorMsgs;
using Robotics.Nodes.Demo;
using Robotics.Nodes.Tests.Support;
using Robotics.Ros2;

namespace Robotics.Nodes.Tests.Camera;

/// <summary>A camera as a process, and a ROS node that reads its images and labels.</summary>
internal sealed class CameraListener : IDisposable
{
    private readonly RosContext _context;

    public CameraListener(params string[] arguments)
    {
        int domain = FreeDomain.Find();
        Process = new NodeProcess(domain, ["camera", .. arguments]);
        _context = new RosContext(new RosContextOptions { DomainId = domain, DiscoveryRange = DiscoveryRange.Localhost });
        Ros = _context.CreateNode("test");
        Images = Ros.CreateSubscription<Image>("/image", QosProfile.SensorData);
        Labels = Ros.CreateSubscription<Image>("/label", QosProfile.SensorData);
    }

    public NodeProcess Process { get; }

    public RosNode Ros { get; }

    public RosSubscription<Image> Images { get; }

    public RosSubscription<Image> Labels { get; }

    /// <summary>An image and the label of the same stamp.</summary>
    public (Image Image, Image Label) TakePair()
    {
        Dictionary<(int, uint), Image> images = [];
        Dictionary<(int, uint), Image> labels = [];
        (int, uint) stamp = default;
        Patience.WaitUntil(
            () =>
            {
                Take(Images, images);
                Take(Labels, labels);
                stamp = images.Keys.Intersect(labels.Keys).FirstOrDefault();
                return stamp != default;
            },
            () => Process.Errors);
        return (images[stamp], labels[stamp]);
    }

    public void Dispose()
    {
        _context.Dispose();
        Process.Dispose();
    }

    private static void Take(RosSubscription<Image> subscription, Dictionary<(int, uint), Image> into)
    {
        while (subscription.TakeMessage() is { } image)
        {
            into[(image.Header.Stamp.Sec, image.Header.Stamp.Nanosec)] = image;
        }
    }
}
