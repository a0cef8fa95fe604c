using Robotics.Msgs.RclInterfaces;

namespace Robotics.Ros2.Tests;

public class RosParametersTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly TestDomain _domain = new();

    [Theory]
    [InlineData(RosDistro.Humble)]
    [InlineData(RosDistro.Jazzy)]
    public void APeerInCReadsAndSetsThem(RosDistro distro)
    {
        using var node = _domain.OpenNode("seg", distro);
        var alpha = node.Node.Parameters.Declare("alpha", 0.5, new() { Range = ParameterRange.Numbers(0, 1) });
        node.Node.Parameters.Declare("cameras", new[] { "front", "rear" });
        using var peer = _domain.StartPeer(distro);
        Assert.Equal(["3 0 0 0.5 '' 0"], peer.Ask("get_parameter /seg/get_parameters alpha"));
        Assert.Equal(["9 0 0 0 '' 2"], peer.Ask("get_parameter /seg/get_parameters cameras"));
        Assert.Equal(["1 0 0 0 '' 0"], peer.Ask("get_parameter /seg/get_parameters use_sim_time"));
        Assert.Equal(["1 "], peer.Ask("set_number /seg/set_parameters alpha 0.75"));
        Assert.Equal(0.75, alpha.Value);
        Assert.Equal(
            ["0 The parameter 'alpha' cannot be 7.0; its range is 0.0 .. 1.0."], peer.Ask("set_number /seg/set_parameters alpha 7"));
        Assert.Equal(["0 The parameter 'beta' is not declared."], peer.Ask("set_number /seg/set_parameters beta 7"));
        Assert.Equal(0.75, alpha.Value);
    }

    [Fact]
    public void EveryChangeIsAnEvent()
    {
        using var observer = _domain.OpenNode("observer");
        using var node = _domain.OpenNode("seg");
        using var events = observer.Node.CreateSubscription<ParameterEvent>("/parameter_events", QosProfile.Parameters);
        var parameters = node.Node.Parameters;
        TestDomain.Await(() => events.PublisherCount == 1, "the events are matched");
        TestDomain.Await(() => node.Context.Graph.GetSubscriptions("/parameter_events").Count == 1, "the observer is known");
        IReadOnlyList<RosParameterChange>? changed = null;
        parameters.Changed += changes => changed = changes;

        parameters.Declare("a", 1L);
        parameters.Declare("b", "x");
        parameters.SetAtomically([new("a", RosParameterValue.From(2L)), new("b", RosParameterValue.From("y"))]);
        Assert.Equal(2, changed!.Count);
        Assert.False(parameters.Set("a", "text").Succeeded);
        Assert.True(parameters.Set("a", 3).Succeeded);
        Assert.Equal("y", parameters.Get("b").As<string>());
        Assert.Throws<KeyNotFoundException>(() => parameters.Get("c"));

        Assert.Equal(["a"], Next(events).NewParameters.Select(parameter => parameter.Name));
        Assert.Equal(["b"], Next(events).NewParameters.Select(parameter => parameter.Name));
        var both = Next(events);
        Assert.Equal("/seg", both.Node);
        Assert.Empty(both.NewParameters);
        Assert.Equal(["a", "b"], both.ChangedParameters.Select(parameter => parameter.Name));
        Assert.Equal(3, Next(events).ChangedParameters.Single().Value.IntegerValue);
    }

    [Fact]
    public void ArgumentsOverrideNamesAndValues()
    {
        var arguments = RosArguments.Parse(
            ["--ros-args", "-r", "__node:=front", "-r", "__ns:=/robot", "-r", "~/mask:=labels", "-p", "alpha:=1", "-p", "front:alpha:=7.0",
                "-p", "qos_overrides./robot/labels.publisher.depth:=3", "-p",
                "qos_overrides./robot/labels.publisher.reliability:=best_effort"]);
        using var context = new RosContext(_domain.Options() with { Arguments = arguments });
        using var node = context.CreateNode("seg");
        Assert.Equal("/robot/front", node.FullName);
        Assert.Equal("robot.front", node.LoggerName);
        Assert.Equal(1.0, node.Parameters.Declare("alpha", 0.5).Value);
        var qos = node.Parameters.DeclareQos("~/mask", QosOverrideKind.Publisher, QosProfile.Latched(5));
        Assert.Equal(QosProfile.Latched(3) with { Reliability = Reliability.BestEffort }, qos);
        Assert.Equal("transient_local", node.Parameters.Get("qos_overrides./robot/labels.publisher.durability").As<string>());
        Assert.False(node.Parameters.Set("qos_overrides./robot/labels.publisher.depth", 9L).Succeeded);
        Assert.Equal(
            QosProfile.KeepAll, node.Parameters.DeclareQos("x", QosOverrideKind.Subscription, new() { Depth = QosProfile.KeepAll }).Depth);
    }

    [Theory]
    [InlineData("depth:=0", "1 .. ")]
    [InlineData("reliability:=sometimes", "reliable or best_effort")]
    [InlineData("history:=7", "of type String")]
    public void RefusesWrongQosOverrides(string rule, string reason)
    {
        var arguments = RosArguments.Parse(["--ros-args", "-p", "qos_overrides./image.subscription." + rule]);
        using var context = new RosContext(_domain.Options() with { Arguments = arguments });
        using var node = context.CreateNode("seg");
        var e = Assert.Throws<RosArgumentException>(
            () => node.Parameters.DeclareQos("image", QosOverrideKind.Subscription, QosProfile.SensorData));
        Assert.Contains(reason, e.Message);
    }

    [Fact]
    public void RendersATable()
    {
        using var node = _domain.OpenNode("seg");
        node.Node.Parameters.Declare(
            "rate", 30L, new() { Range = ParameterRange.Integers(1, 60), Description = "Frames\nper second | at most.", ReadOnly = true });
        Assert.Equal(
            """
            | parameter | type | default | allowed | live | description |
            | --- | --- | --- | --- | --- | --- |
            | `rate` | integer | `30` | 1 .. 60 | no | Frames per second \| at most. |
            | `use_sim_time` | boolean | `false` |  | yes | Whether the node's time is that of /clock. |

            """.ReplaceLineEndings("\n"),
            node.Node.Parameters.ToMarkdown());
    }

    [Fact]
    public void TheNodeDisposesWithRequestsOnTheWay()
    {
        using var client = _domain.OpenNode("client");
        using var caller = client.Node.CreateClient<SetParametersRequest, SetParametersResponse>(
            "/seg/set_parameters", QosProfile.Parameters);
        using var node = _domain.OpenNode("seg");
        node.Node.Parameters.Declare("a", 1L);
        TestDomain.Await(() => caller.IsServiceAvailable, "the service is there");
        var change = new Parameter { Name = "use_sim_time", Value = new ParameterValue { Type = 1 } };
        var calls = Enumerable.Range(0, 50).Select(i =>
        {
            change.Value.BoolValue = i % 2 == 0;
            return caller.CallAsync(new SetParametersRequest { Parameters = [change] }, TimeSpan.FromSeconds(1));
        }).ToArray();
        node.Dispose();
        Assert.All(calls, call => Assert.True(((IAsyncResult)call).AsyncWaitHandle.WaitOne(Patience)));
    }

    private static ParameterEvent Next(RosSubscription<ParameterEvent> events)
    {
        // The event of use_sim_time is gone when the observer came after it.
        Assert.True(events.Wait(Patience));
        var next = events.TakeMessage()!;
        return next.NewParameters is [{ Name: "use_sim_time" }] ? Next(events) : next;
    }
}
