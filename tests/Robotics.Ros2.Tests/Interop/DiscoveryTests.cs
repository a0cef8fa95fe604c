using Robotics.Msgs.SensorMsgs;
using Robotics.Msgs.StdMsgs;

namespace Robotics.Ros2.Tests;

/// <summary>What a DDS program in C sees of a C# node, and the other way round.</summary>
public class DiscoveryTests
{
    private const string Writer = "03";
    private const string Reader = "04";

    private readonly TestDomain _domain = new();

    [Theory]
    [InlineData(RosDistro.Humble)]
    [InlineData(RosDistro.Jazzy)]
    public void EndpointsLookLikeThoseOfRmwCyclonedds(RosDistro distro)
    {
        using var context = _domain.Open(distro);
        using var node = context.CreateNode("camera", "/robot");
        using var image = node.CreatePublisher<Image>("image", QosProfile.SensorData);
        using var header = node.CreateSubscription<Header>("~/header", QosProfile.Latched(3));
        using var peer = _domain.StartPeer(distro);
        TestDomain.Await(() => peer.Ask("list").Count(line => line.Contains("rt/")) == 2, "the C peer discovers both endpoints");

        var lines = peer.Ask("list");
        var participant = context.Participant.Gid.ToString();
        Assert.EndsWith("000001c1", participant);
        Assert.Contains($"participant {participant} 'enclave=/;'", lines);

        var hash = distro == RosDistro.Humble ? "" : $"typehash={Image.TypeHash};";
        Assert.Contains(
            $"writer {image.Gid} {participant} rt/robot/image sensor_msgs::msg::dds_::Image_ best_effort volatile last 5 finite '{hash}'",
            lines);
        Assert.EndsWith(Writer, image.Gid.ToString());

        hash = distro == RosDistro.Humble ? "" : $"typehash={Header.TypeHash};";
        Assert.Contains(lines, line => line.StartsWith(
            $"reader {header.Gid} {participant} rt/robot/camera/header std_msgs::msg::dds_::Header_ reliable transient_local last 3")
            && line.EndsWith($"'{hash}'"));
        Assert.EndsWith(Reader, header.Gid.ToString());

        Assert.Contains(lines, line => line.StartsWith("writer") && line.Contains(
            $"{participant} ros_discovery_info rmw_dds_common::msg::dds_::ParticipantEntitiesInfo_ reliable "
                + "transient_local last 1 infinite ''"));
        Assert.Contains(lines, line => line.StartsWith("reader") && line.Contains(
            $"{participant} ros_discovery_info rmw_dds_common::msg::dds_::ParticipantEntitiesInfo_ reliable transient_local all"));
    }

    [Theory]
    [InlineData(RosDistro.Humble)]
    [InlineData(RosDistro.Jazzy)]
    public void EveryChangeIsAnnounced(RosDistro distro)
    {
        using var peer = _domain.StartPeer(distro);
        using var context = _domain.Open(distro);
        var padding = distro == RosDistro.Humble ? new string('0', 16) : "";
        var info = $"info {context.Participant.Gid}{padding}";
        string Gid(RosEndpoint endpoint) => $"{endpoint.Gid}{padding}";

        var first = context.CreateNode("first", "/ns");
        AwaitAnnouncement(peer, [info, "node /ns first"]);
        var publisher = first.CreatePublisher<Header>("a", QosProfile.Default);
        AwaitAnnouncement(peer, [info, "node /ns first", $"writer {Gid(publisher)}"]);
        var second = context.CreateNode("second");
        AwaitAnnouncement(peer, [info, "node /ns first", $"writer {Gid(publisher)}", "node / second"]);
        var subscription = second.CreateSubscription<Header>("/ns/a", QosProfile.Default);
        AwaitAnnouncement(peer, [info, "node /ns first", $"writer {Gid(publisher)}", "node / second", $"reader {Gid(subscription)}"]);
        publisher.Dispose();
        AwaitAnnouncement(peer, [info, "node /ns first", "node / second", $"reader {Gid(subscription)}"]);
        first.Dispose();
        AwaitAnnouncement(peer, [info, "node / second", $"reader {Gid(subscription)}"]);
        context.Dispose();
        AwaitAnnouncement(peer, [info]);
    }

    [Theory]
    [InlineData(RosDistro.Humble)]
    [InlineData(RosDistro.Jazzy)]
    public void TheGraphShowsANodeWrittenInC(RosDistro distro)
    {
        using var context = _domain.Open(distro);
        using var node = context.CreateNode("me");
        using (var peer = _domain.StartPeer(distro))
        {
            peer.CreateWriter("/camera", reliable: false, depth: 5);
            peer.CreateCounter("/mask");
            TestDomain.Await(
                () => context.Graph.GetPublishers("/camera") is [{ Node: not null }], "the C node and its publisher are known");
            TestDomain.Await(() => context.Graph.GetSubscriptions("/mask") is [{ Node: not null }], "its subscription is known");

            Assert.Equal(["/c/peer", "/me"], context.Graph.GetNodes().Select(found => found.FullName));
            Assert.Equal(["/camera", "/mask"], context.Graph.GetTopics().Select(topic => topic.Name));
            Assert.All(context.Graph.GetTopics(), topic => Assert.Equal(["sensor_msgs/msg/Image"], topic.Types));

            var camera = context.Graph.GetPublishers("/camera").Single();
            Assert.Equal(new GraphNode("/c", "peer"), camera.Node);
            Assert.Equal("sensor_msgs/msg/Image", camera.Type);
            Assert.Null(camera.TypeHash);
            Assert.Equal(Reliability.BestEffort, camera.Qos.Reliability);
            Assert.Equal(peer.Gid[..24], camera.Gid.ToString()[..24]);
        }

        TestDomain.Await(() => context.Graph.GetNodes().Count == 1, "the C node is forgotten when it leaves");
        Assert.Empty(context.Graph.GetTopics());
    }

    private static void AwaitAnnouncement(CPeer peer, string[] expected)
    {
        IReadOnlyList<string> last = [];
        TestDomain.Await(
            () =>
            {
                var lines = peer.Ask("graph");
                last = lines.Count > 0 ? [.. lines.Skip(lines.ToList().FindLastIndex(line => line.StartsWith("info")))] : last;
                return last.SequenceEqual(expected);
            },
            $"the last announcement is {string.Join(", ", expected)}");
    }
}
