using Robotics.Bags;
using Robotics.Nodes.Demo;
using Robotics.Nodes.Tests.Support;
using Robotics.Ros2;

namespace Robotics.Nodes.Tests.Bags;

/// <summary>What actions and services publish is recorded and played as messages are; what other DDS programs do is left out.</summary>
public sealed class TopicTypeTests : IDisposable
{
    private const string Feedback = "/navigate/_action/feedback";
    private const string Shape = "/shape";

    private static readonly RosType s_feedback = new(
        "nav2_msgs/action/NavigateToPose_FeedbackMessage", "nav2_msgs::action::dds_::NavigateToPose_FeedbackMessage_");

    private static readonly RosType s_shape = new("Square::Shape", "Square::Shape");
    private static readonly byte[] s_payload = [0, 1, 0, 0, 1, 2, 3, 4];

    private readonly TemporaryFolder _folder = new();
    private readonly int _domain = FreeDomain.Find();
    private readonly RosContext _context;
    private readonly RosNode _node;

    public TopicTypeTests()
    {
        _context = new RosContext(new RosContextOptions { DomainId = _domain, DiscoveryRange = DiscoveryRange.Localhost });
        _node = _context.CreateNode("peer");
    }

    public void Dispose()
    {
        _context.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Feedback_is_recorded_and_a_foreign_type_left_out()
    {
        RosPublisher feedback = _node.CreatePublisher(Feedback, s_feedback, QosProfile.Default);
        _node.CreatePublisher(Shape, s_shape, QosProfile.Default);
        using NodeProcess recorder = new(_domain, "bag", "record", _folder.Of("bag"));
        Patience.WaitUntil(() => feedback.SubscriptionCount > 0 || recorder.HasExited, () => recorder.Errors);
        feedback.Publish(s_payload);
        Patience.WaitUntil(() => recorder.HasExited || Recorded() > 0, () => recorder.Errors);
        recorder.Signal("INT");

        Assert.True(recorder.WaitForExit() == 0, recorder.Errors);
        Assert.Contains("/shape has the type 'Square::Shape'", recorder.Errors, StringComparison.Ordinal);
        using BagReader reader = BagReader.Open(_folder.Of("bag"));
        Assert.Equal((Feedback, s_feedback.Name), (Assert.Single(reader.Topics).Name, reader.Topics[0].Type));
        using BagCursor messages = reader.Read();
        Assert.True(messages.MoveNext());
        Assert.Equal(s_payload, messages.Current.Payload);
    }

    [Theory]
    [InlineData("nav2_msgs/action/NavigateToPose_FeedbackMessage", "nav2_msgs::action::dds_::NavigateToPose_FeedbackMessage_")]
    [InlineData("std_srvs/srv/Trigger_Event", "std_srvs::srv::dds_::Trigger_Event_")]
    public void They_are_played_and_a_foreign_type_is_left_out(string type, string ddsType)
    {
        BagTopic topic = new() { Name = "/topic", Type = type };
        BagTopic shape = new() { Name = Shape, Type = s_shape.Name };
        using (BagWriter writer = new(_folder.Of("bag")))
        {
            foreach (BagTopic added in (BagTopic[])[topic, shape])
            {
                writer.AddTopic(added);
                writer.Write(added, 1, s_payload);
            }
        }

        using RosSubscription subscription = _node.CreateSubscription("/topic", new RosType(type, ddsType), QosProfile.Default);
        using NodeProcess player = new(_domain, "bag", "play", _folder.Of("bag"), "--wait");

        Assert.True(player.WaitForExit() == 0, player.Errors);
        Assert.Contains("/shape has the type 'Square::Shape'", player.Errors, StringComparison.Ordinal);
        Assert.True(subscription.TryTake(out ReceivedMessage message));
        using (message)
        {
            Assert.Equal(s_payload, message.Payload);
        }
    }

    /// <summary>Messages that the recorder has handed over to the operating system.</summary>
    private long Recorded()
    {
        using BagReader reader = BagReader.Open(_folder.Of("bag"));
        return reader.MessageCount;
    }
}
