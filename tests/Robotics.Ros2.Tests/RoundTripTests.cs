using Robotics.Msgs.StdMsgs;
namespace Robotics.Ros2.Tests;

public class RoundTripTests
{
    [Fact]
    public void TalksToItself()
    {
        using var a = TestDomain.Open();
        using var b = TestDomain.Open();
        using var na = a.CreateNode("talker", "/x");
        using var nb = b.CreateNode("listener");
        var got = new List<byte[]>();
        using var sub = nb.CreateSubscription<Header>("/chat", QosProfile.Default, (cdr, in info) => { lock (got) { got.Add(cdr.ToArray()); } });
        using var pub = na.CreatePublisher<Header>("/chat", QosProfile.Default);
        TestDomain.Await(() => pub.SubscriptionCount == 1 && sub.PublisherCount == 1, "Matching");
        for (var i = 0; i < 5; i++)
        {
            pub.Publish(new Header { FrameId = "f" + i });
        }

        TestDomain.Await(() => { lock (got) { return got.Count == 5; } }, "5 messages");
        TestDomain.Await(() => b.Graph.GetNodes().Count == 2, "nodes");
        Assert.Equal(["/listener", "/x/talker"], b.Graph.GetNodes().Select(n => n.FullName));
        var t = Assert.Single(a.Graph.GetTopics());
        Assert.Equal("/chat", t.Name);
        Assert.Equal("std_msgs/msg/Header", Assert.Single(t.Types));
        Assert.Equal(Header.TypeHash, Assert.Single(a.Graph.GetPublishers("/chat")).TypeHash);
    }
}
