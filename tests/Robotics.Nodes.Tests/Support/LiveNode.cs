using Robotics.Msgs.SensorMsgs;
using Robotics.Nodes.Demo;
using Robotics.Ros2;
using Robotics.Ros2.Tests;

namespace Robotics.Nodes.Tests.Support;

/// <summary>A segmentation node as a process, a ROS node in this process to talk with it, and a peer in C on demand.</summary>
internal sealed class LiveNode : IDisposable
{
    public const string Name = "/segmentation_node";

    private readonly RosContext _context;
    private readonly int _domain = FreeDomain.Find();
    private readonly Lazy<CPeer> _peer;

    /// <param name="rosArguments">What stands behind <c>--ros-args</c>, made in the node's folder.</param>
    public LiveNode(Func<TemporaryFolder, string[]> rosArguments)
    {
        Process = new NodeProcess(_domain, ["node", "--json", Folder.Of("node.json"), "--ros-args", .. rosArguments(Folder)]);
        _context = new RosContext(new RosContextOptions { DomainId = _domain, DiscoveryRange = DiscoveryRange.Localhost });
        Ros = _context.CreateNode("test");
        _peer = new Lazy<CPeer>(StartPeer);
    }

    /// <summary>A node with the tiny model; nothing that is sent to it gets lost on the way.</summary>
    public static LiveNode WithTinyModel(params string[] rosArguments) => new(folder =>
        ["-p", $"model:={folder.Write("tiny.onnx", TinyModel.Create())}", .. Reliable("/image"), .. rosArguments]);

    /// <summary>The arguments by which the node asks for reliable images.</summary>
    public static string[] Reliable(string topic) => ["-p", $"qos_overrides.{topic}.subscription.reliability:=reliable"];

    public TemporaryFolder Folder { get; } = new();

    public NodeProcess Process { get; }

    public RosNode Ros { get; }

    /// <summary>Sends a command to the peer in C and gives its one line.</summary>
    public string Ask(string command) => Assert.Single(_peer.Value.Ask(command));

    /// <summary>Waits for what the process brings about.</summary>
    public void Await(Func<bool> condition, string what) => Patience.WaitUntil(condition, () => $"{what} did not happen: {Process.Errors}");

    /// <summary>Publishes an image, once the node listens, and waits for its mask.</summary>
    public Image Segment(RosPublisher<Image> images, RosSubscription<Image> masks, Image image)
    {
        Await(() => images.SubscriptionCount > 0 && masks.PublisherCount > 0, "the match of image and mask");
        images.Publish(image);
        Image? mask = null;
        Await(() => (mask = masks.TakeMessage() ?? mask)?.Header.Stamp.Sec == image.Header.Stamp.Sec, "a mask");
        return mask!;
    }

    public void Dispose()
    {
        if (_peer.IsValueCreated)
        {
            _peer.Value.Dispose();
        }

        _context.Dispose();
        Process.Dispose();
        Folder.Dispose();
    }

    private CPeer StartPeer() => new(gidWidth: 16, _domain, """
        <CycloneDDS><Domain><General><Interfaces><NetworkInterface name="lo"/></Interfaces><AllowMulticast>false</AllowMulticast></General>
        <Discovery><ParticipantIndex>auto</ParticipantIndex><MaxAutoParticipantIndex>32</MaxAutoParticipantIndex>
        <Peers><Peer address="127.0.0.1"/></Peers></Discovery></Domain></CycloneDDS>
        """);
}
