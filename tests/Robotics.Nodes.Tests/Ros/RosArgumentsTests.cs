using Robotics.Msgs.SensorMsgs;
using Robotics.Nodes.Demo;
using Robotics.Nodes.Tests.Support;
using Robotics.Ros2;

namespace Robotics.Nodes.Tests.Ros;

public class RosArgumentsTests
{
    [Fact]
    public void The_node_takes_name_namespace_and_topics_from_ros_args()
    {
        using TemporaryFolder folder = new();
        int domain = FreeDomain.Find();
        string model = folder.Write("tiny.onnx", TinyModel.Create());
        using NodeProcess process = new(
            domain, "node", "--ros-args", "-r", "__node:=seg", "-r", "__ns:=/robot", "-r", "image:=/front/image", "-r", "~/mask:=labels",
            "--", "--model", model);
        using RosContext context = new(new RosContextOptions { DomainId = domain, DiscoveryRange = DiscoveryRange.Localhost });
        using RosNode ros = context.CreateNode("test");
        RosPublisher<Image> images = ros.CreatePublisher<Image>("/front/image", QosProfile.Default);
        RosSubscription<Image> masks = ros.CreateSubscription<Image>("/robot/labels", QosProfile.Default);
        RosSubscription<Image> overlays = ros.CreateSubscription<Image>("/robot/seg/overlay", QosProfile.Default);

        Patience.WaitUntil(
            () => images.SubscriptionCount > 0 && masks.PublisherCount > 0 && overlays.PublisherCount > 0, () => process.Errors);
    }
}
