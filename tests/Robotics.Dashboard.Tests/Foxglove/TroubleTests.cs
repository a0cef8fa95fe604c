using System.Text.Json;
using Robotics.Dashboard.Tests.Support;
using Robotics.Msgs.RclInterfaces;
using Robotics.Ros2;

namespace Robotics.Dashboard.Tests.Foxglove;

/// <summary>What goes wrong at one side of a viewer's session is told to the viewer, and the session goes on.</summary>
[Collection(DashboardCollection.Name)]
public class TroubleTests(DashboardFixture dashboard)
{
    [Theory]
    [InlineData("""{"op":"subscribe","subscriptions":[null]}""")]
    [InlineData("""{"op":"setParameters","parameters":[null]}""")]
    [InlineData("""{"op":"setParameters","parameters":[{"name":null,"value":1}]}""")]
    [InlineData("""{"op":"unsubscribeParameterUpdates","parameterNames":[null]}""")]
    public async Task A_message_with_nothing_in_a_place_is_refused(string message)
    {
        using RawViewer viewer = await RawViewer.OpenAsync(dashboard.Process);

        await viewer.SendAsync(message);

        Assert.StartsWith("A message is none of the protocol: ", Sentence(await viewer.ReadAsync("status")), StringComparison.Ordinal);
        await GreetAsync(viewer);
    }

    [Fact]
    public async Task A_node_that_does_not_answer_is_told()
    {
        using RosContext others = TestGraph.Open();
        RosPublisher<ParameterEvent> events =
            others.CreateNode("ghost").CreatePublisher<ParameterEvent>("/parameter_events", QosProfile.Parameters);
        using DashboardProcess process = new("/moody");
        using RawViewer viewer = await RawViewer.OpenAsync(process);
        using (RosContext own = TestGraph.Open())
        {
            own.CreateNode("moody").Parameters.Declare("rate", 1.0, new ParameterOptions<double>());
            await viewer.SendAsync("""{"op":"subscribeParameterUpdates"}""");
            await viewer.SendAsync("""{"op":"getParameters","id":"watched"}""");
            await viewer.ReadAsync("parameterValues");
        }

        Task<JsonElement> status = viewer.ReadAsync("status");
        while (await Task.WhenAny(status, Task.Delay(TimeSpan.FromMilliseconds(200))) != status)
        {
            events.Publish(new ParameterEvent { Node = "/moody" });
        }

        Assert.StartsWith("/moody does not offer the service ", Sentence(await status), StringComparison.Ordinal);
        await GreetAsync(viewer);
    }

    private static string Sentence(JsonElement status) => $"{status.GetProperty("message")}";

    // An operation that is not known is answered at once.
    private static async Task GreetAsync(RawViewer viewer)
    {
        await viewer.SendAsync("""{"op":"hello"}""");
        JsonElement answer;
        do
        {
            answer = await viewer.ReadAsync("status");
        }
        while (!Sentence(answer).Contains("hello", StringComparison.Ordinal));
    }
}
