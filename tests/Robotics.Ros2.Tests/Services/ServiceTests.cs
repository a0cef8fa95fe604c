using Robotics.Msgs.RclInterfaces;
using Robotics.Msgs.StdMsgs;
using Robotics.Msgs.StdSrvs;

namespace Robotics.Ros2.Tests;

public class ServiceTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly TestDomain _domain = new();

    [Theory]
    [InlineData(RosDistro.Humble)]
    [InlineData(RosDistro.Jazzy)]
    public async Task AClientReachesAServerInAnotherContext(RosDistro distro)
    {
        using var server = _domain.OpenNode("server", distro);
        using var client = _domain.OpenNode("client", distro);
        using var service = server.Node.CreateService<SetBoolRequest, SetBoolResponse>("~/enable", Echo);
        using var caller = client.Node.CreateClient<SetBoolRequest, SetBoolResponse>("/server/enable");
        Assert.Equal("std_srvs/srv/SetBool", service.Type);
        Assert.True(await caller.WaitForServiceAsync(Patience));
        Assert.True((await caller.CallAsync(new SetBoolRequest { Data = true }, Patience)).Success);
        Assert.Equal("no", (await caller.CallAsync(new SetBoolRequest { Data = false }, Patience)).Message);
        Assert.Equal(2, service.AnsweredRequests);
    }

    [Fact]
    public async Task RequestsThatAreHeldAreAnsweredInTheEnd()
    {
        using var server = _domain.OpenNode("server");
        using var client = _domain.OpenNode("client");
        server.Node.HoldRequests();
        using var service = server.Node.CreateService<SetBoolRequest, SetBoolResponse>("enable", Echo);
        using var caller = client.Node.CreateClient<SetBoolRequest, SetBoolResponse>("enable");
        Assert.True(await caller.WaitForServiceAsync(Patience));
        var call = caller.CallAsync(new SetBoolRequest { Data = true }, Patience);
        await Assert.ThrowsAsync<TimeoutException>(() => caller.CallAsync(new SetBoolRequest(), TimeSpan.FromMilliseconds(200)));
        Assert.Equal(0, service.AnsweredRequests);

        server.Node.AnswerRequests();

        Assert.True((await call).Success);
    }

    [Fact]
    public async Task ManyCallsOfSeveralClientsEachGetTheirReply()
    {
        using var server = _domain.OpenNode("server");
        using var client = _domain.OpenNode("client");
        using var service = server.Node.CreateService<SetBoolRequest, SetBoolResponse>("enable", Echo, QosProfile.Parameters);
        using var first = client.Node.CreateClient<SetBoolRequest, SetBoolResponse>("enable", QosProfile.Parameters);
        using var second = client.Node.CreateClient<SetBoolRequest, SetBoolResponse>("enable", QosProfile.Parameters);
        Assert.True(await first.WaitForServiceAsync(Patience));
        Assert.True(await second.WaitForServiceAsync(Patience));
        var calls = Enumerable.Range(0, 200).Select(async i =>
        {
            var reply = await (i % 3 == 0 ? first : second).CallAsync(new SetBoolRequest { Data = i % 2 == 0 }, Patience);
            return reply.Success == (i % 2 == 0);
        });
        Assert.All(await Task.WhenAll(calls), Assert.True);
        Assert.Equal(200, service.AnsweredRequests);
    }

    [Fact]
    public async Task AHandlerMayCallAnotherService()
    {
        using var a = _domain.OpenNode("a");
        using var b = _domain.OpenNode("b");
        using var inner = a.Node.CreateService<SetBoolRequest, SetBoolResponse>("inner", Echo);
        using var onward = b.Node.CreateClient<SetBoolRequest, SetBoolResponse>("inner");
        using var outer = b.Node.CreateService<SetBoolRequest, SetBoolResponse>(
            "outer", request => onward.CallAsync(request, Patience).GetAwaiter().GetResult());
        using var caller = a.Node.CreateClient<SetBoolRequest, SetBoolResponse>("outer");
        Assert.True(await onward.WaitForServiceAsync(Patience));
        Assert.True(await caller.WaitForServiceAsync(Patience));
        Assert.True((await caller.CallAsync(new SetBoolRequest { Data = true }, Patience)).Success);
    }

    [Fact]
    public async Task SaysWhenNobodyAnswers()
    {
        using var node = _domain.OpenNode("n");
        using var caller = node.Node.CreateClient<SetBoolRequest, SetBoolResponse>("nobody");
        Assert.False(caller.IsServiceAvailable);
        Assert.False(await caller.WaitForServiceAsync(TimeSpan.FromMilliseconds(30)));
        var e = await Assert.ThrowsAsync<TimeoutException>(() => caller.CallAsync(new SetBoolRequest(), TimeSpan.FromMilliseconds(30)));
        Assert.Contains("'/nobody'", e.Message);
        using var cancelled = new CancellationTokenSource(TimeSpan.FromMilliseconds(30));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => caller.CallAsync(new SetBoolRequest(), Patience, cancelled.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => caller.WaitForServiceAsync(Patience, cancelled.Token));
    }

    [Fact]
    public async Task DisposingEndsCalls()
    {
        using var node = _domain.OpenNode("n");
        var caller = node.Node.CreateClient<SetBoolRequest, SetBoolResponse>("nobody");
        var call = caller.CallAsync(new SetBoolRequest(), Patience);
        caller.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => call);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => caller.CallAsync(new SetBoolRequest(), Patience));
        caller.Dispose();
    }

    [Fact]
    public async Task AServiceMayDisposeItselfAndItsNode()
    {
        using var server = _domain.OpenNode("server");
        using var client = _domain.OpenNode("client");
        var service = server.Node.CreateService<SetBoolRequest, SetBoolResponse>("end", request =>
        {
            server.Node.Dispose();
            return Echo(request);
        });
        using var caller = client.Node.CreateClient<SetBoolRequest, SetBoolResponse>("end");
        Assert.True(await caller.WaitForServiceAsync(Patience));
        await Assert.ThrowsAsync<TimeoutException>(() => caller.CallAsync(new SetBoolRequest(), TimeSpan.FromMilliseconds(500)));
        Assert.Throws<ObjectDisposedException>(() => server.Node.CreateService<SetBoolRequest, SetBoolResponse>("end", Echo));
        service.Dispose();
    }

    [Fact]
    public async Task AServiceMayEndWhileItAnswers()
    {
        const int Services = 40;
        using var server = _domain.OpenNode("server");
        using var client = _domain.OpenNode("client");
        using var caller = client.Node.CreateClient<SetBoolRequest, SetBoolResponse>("enable", QosProfile.Parameters);
        for (var i = 0; i < Services; i++)
        {
            using var service = server.Node.CreateService<SetBoolRequest, SetBoolResponse>("enable", Echo, QosProfile.Parameters);
            Assert.True(await caller.WaitForServiceAsync(Patience));
            var calls = Enumerable.Range(0, 50).Select(_ => caller.CallAsync(new SetBoolRequest(), TimeSpan.FromMilliseconds(20)))
                .ToArray();
            TestDomain.Await(() => service.AnsweredRequests > i % 10, "the service answers");
            service.Dispose();
            await Task.WhenAll(calls).ContinueWith(_ => { }, TaskScheduler.Default);
            TestDomain.Await(() => !caller.IsServiceAvailable, "the service is gone");
        }
    }

    [Fact]
    public void MalformedRequestsAreCountedAndIgnored()
    {
        const int Count = 500;
        using var server = _domain.OpenNode("server");
        using var client = _domain.OpenNode("client");
        using var service = server.Node.CreateService<GetParametersRequest, GetParametersResponse>(
            "get", _ => new GetParametersResponse(), QosProfile.Parameters);
        using var writer = RawWriter(client.Node, "rq/getRequest", GetParametersRequest.DdsType);
        TestDomain.Await(() => writer.SubscriptionCount == 1, "the raw writer is matched");
        var random = new Random(7);
        for (var i = 0; i < Count; i++)
        {
            var payload = new byte[4 + random.Next(60)];
            random.NextBytes(payload);
            (payload[0], payload[1]) = (0, (byte)random.Next(3));
            writer.Publish(payload);
        }

        TestDomain.Await(() => service.MalformedRequests + service.AnsweredRequests == Count, "every request is answered or counted");
        Assert.InRange(service.MalformedRequests, Count / 2, Count);
    }

    [Fact]
    public void TheGraphShowsServices()
    {
        using var server = _domain.OpenNode("server");
        using var client = _domain.OpenNode("client");
        using var service = server.Node.CreateService<SetBoolRequest, SetBoolResponse>("~/enable", Echo);
        using var topic = server.Node.CreatePublisher<Header>("h", QosProfile.Default);
        TestDomain.Await(() => client.Context.Graph.GetServices().Count == 1, "the service is discovered");
        var found = client.Context.Graph.GetServices().Single();
        Assert.Equal("/server/enable", found.Name);
        Assert.Equal(["std_srvs/srv/SetBool"], found.Types);
        TestDomain.Await(() => client.Context.Graph.GetTopics().Count == 1, "the topic alone is a topic");
    }

    private static SetBoolResponse Echo(SetBoolRequest request) => new() { Success = request.Data, Message = request.Data ? "yes" : "no" };

    private static RosPublisher RawWriter(RosNode node, string ddsTopic, string ddsType)
        => new(
            node, new EndpointAddress(ddsTopic, ddsTopic, new RosType(ddsType, ddsType), ""), QosProfile.Parameters, new EndpointEvents());
}
