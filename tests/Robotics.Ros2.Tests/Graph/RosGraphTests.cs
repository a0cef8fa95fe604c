using Robotics.Msgs.StdMsgs;
using Robotics.Ros2.Native;

namespace Robotics.Ros2.Tests;

public class RosGraphTests
{
    private readonly TestDomain _domain = new();

    [Fact]
    public void ShowsTheNodesAndEndpointsOfAllParticipants()
    {
        using var a = _domain.OpenNode("talker");
        using var b = _domain.OpenNode("listener");
        using var publisher = a.Node.CreatePublisher<Header>("/chat", QosProfile.Latched(2));
        using var subscription = b.Node.CreateSubscription<Header>("/chat", QosProfile.Default);
        TestDomain.Await(() => b.Context.Graph.GetPublishers("/chat") is [{ Node: not null }], "the listener's context knows the talker");

        Assert.Equal(["/listener", "/talker"], b.Context.Graph.GetNodes().Select(node => node.FullName));
        Assert.Equal(["std_msgs/msg/Header"], b.Context.Graph.GetTopics().Single().Types);
        var expected = new GraphEndpoint(
            new GraphNode("/", "talker"), "/chat", "std_msgs/msg/Header", Header.TypeHash, QosProfile.Latched(2), publisher.Gid);
        Assert.Equal(expected, b.Context.Graph.GetPublishers("/chat").Single());
        Assert.Equal(subscription.Gid, b.Context.Graph.GetSubscriptions("/chat").Single().Gid);
        Assert.Empty(b.Context.Graph.GetPublishers("/other"));
    }

    [Fact]
    public void NamesEveryTypeOfATopicOnWhichEndpointsDisagree()
    {
        using var node = _domain.OpenNode("n");
        using var header = node.Node.CreatePublisher<Header>("/t", QosProfile.Default);
        using var text = node.Node.CreateSubscription<Msgs.StdMsgs.String>("/t", QosProfile.Default);
        Assert.Equal(["std_msgs/msg/Header", "std_msgs/msg/String"], node.Context.Graph.GetTopics().Single().Types);
        Assert.Equal(0, header.SubscriptionCount);
    }

    [Fact]
    public void AnEndpointThatNobodyClaimsHasNoNode()
    {
        using var node = _domain.OpenNode("n");
        using var context = _domain.Open();
        var bare = WriterHandle.Create(context.Participant, "rt/bare", "std_msgs::msg::dds_::Header_", QosProfile.Default.ToNative(), "");
        TestDomain.Await(() => node.Context.Graph.GetPublishers("/bare").Count == 1, "the bare writer is discovered");
        Assert.Null(node.Context.Graph.GetPublishers("/bare").Single().Node);
        bare.Shutdown();
    }

    [Fact]
    public void SurvivesNoiseOnTheDiscoveryTopic()
    {
        using var node = _domain.OpenNode("n");
        using var context = _domain.Open();
        var writer = WriterHandle.Create(
            context.Participant, DdsNames.DiscoveryTopic, Msgs.RmwDdsCommon.ParticipantEntitiesInfo.DdsType,
            QosProfile.Latched().ToNative(), "");
        for (var size = 4; size < 64; size++)
        {
            Write(writer, size);
        }

        writer.Shutdown();
        using var after = context.CreateNode("after");
        TestDomain.Await(() => node.Context.Graph.GetNodes().Count == 2, "a proper announcement after the noise is understood");
    }

    private static unsafe void Write(WriterHandle writer, int size)
    {
        var loan = NativeMethods.Loan(writer, (uint)size, out var data);
        var noise = new Span<byte>(data, size);
        new Random(size).NextBytes(noise);
        ((ReadOnlySpan<byte>)[0, 1, 0, 0]).CopyTo(noise);
        Assert.Equal(0, NativeMethods.LoanWrite(writer, loan, (uint)size));
    }
}
