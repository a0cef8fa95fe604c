using System.Text.Json;
using Robotics.Msgs;
using Robotics.Msgs.LifecycleMsgs;

namespace Robotics.Ros2.Tests;

/// <summary>
/// Replays the calls that a ROS 2 Humble peer made to a lifecycle node of rclcpp, and compares every byte of its replies and events.
/// </summary>
public class LifecycleServicesTests
{
    private readonly LifecycleMachine _machine = new(new LifecycleCallbacks());

    [Fact]
    public void AnswersAsTheRecordedNode()
    {
        var calls = ServiceWire.Read().Where(sample => sample.Topic.Contains("/lc_talker/")).ToArray();
        Assert.Equal(32, calls.Length);
        for (var i = 0; i < calls.Length; i += 2)
        {
            switch (calls[i].Topic.Split('/')[^1])
            {
                case "get_stateRequest":
                    Compare(LifecycleServices.GetState(_machine), calls[i + 1].Cdr, RequestHeader.Size);
                    break;
                case "get_available_statesRequest":
                    Compare(LifecycleServices.GetStates(), calls[i + 1].Cdr, RequestHeader.Size);
                    break;
                case "get_available_transitionsRequest":
                    Compare(LifecycleServices.Describe(LifecycleGraph.From(_machine.State)), calls[i + 1].Cdr, RequestHeader.Size);
                    break;
                case "get_transition_graphRequest":
                    Compare(LifecycleServices.Describe(LifecycleGraph.Transitions), calls[i + 1].Cdr, RequestHeader.Size);
                    break;
                default:
                    var reader = new CdrReader(calls[i].Cdr);
                    RequestHeader.Read(ref reader);
                    Compare(LifecycleServices.Change(_machine, ChangeStateRequest.Read(ref reader)), calls[i + 1].Cdr, RequestHeader.Size);
                    break;
            }
        }

        Assert.Equal(LifecycleState.Finalized, _machine.State);
    }

    [Fact]
    public void PublishesTheRecordedEvents()
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "reference", "cdr.json"));
        using var json = JsonDocument.Parse(file);
        var recorded = json.RootElement.GetProperty("topic_wire").EnumerateArray()
            .Where(sample => sample.GetProperty("topic").GetString() == "rt/lc_talker/transition_event")
            .Select(sample => Convert.FromHexString(sample.GetProperty("cdr").GetString()!)).ToArray();
        var published = new List<TransitionEvent>();
        _machine.Moved = (start, goal) => published.Add(LifecycleServices.ToEvent(start, goal));
        foreach (var label in new[] { "configure", "activate", "deactivate", "cleanup", "shutdown" })
        {
            Assert.Equal(LifecycleResult.Success, _machine.Change(0, label));
        }

        Assert.Equal(10, recorded.Length);
        Assert.Equal(recorded.Length, published.Count);
        Assert.All(published.Zip(recorded), pair => Compare(pair.First, pair.Second, headerSize: 0));
    }

    /// <summary>A recorded payload is rounded up to four bytes.</summary>
    private static void Compare<T>(T message, byte[] recorded, int headerSize)
        where T : class, IMessage<T>
    {
        var buffer = new byte[recorded.Length];
        var writer = new CdrWriter(buffer);
        if (headerSize > 0)
        {
            var reader = new CdrReader(recorded);
            RequestHeader.Read(ref reader).Write(ref writer);
        }

        message.Write(ref writer);
        Assert.Equal(Convert.ToHexStringLower(recorded), Convert.ToHexStringLower(buffer));
    }
}
