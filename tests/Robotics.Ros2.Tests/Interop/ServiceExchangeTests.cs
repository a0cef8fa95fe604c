using Robotics.Msgs.StdSrvs;

namespace Robotics.Ros2.Tests;

/// <summary>A service in C calls and is called, with the header that rmw_cyclonedds puts before requests and replies.</summary>
public class ServiceExchangeTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly TestDomain _domain = new();

    [Theory]
    [InlineData(RosDistro.Humble)]
    [InlineData(RosDistro.Jazzy)]
    public void ServesAClientInC(RosDistro distro)
    {
        using var node = _domain.OpenNode("server", distro);
        using var service = node.Node.CreateService<SetBoolRequest, SetBoolResponse>(
            "~/set_enabled", request => new SetBoolResponse { Success = !request.Data, Message = $"was {request.Data}" });
        using var peer = _domain.StartPeer(distro);
        Assert.Equal(["0 was True"], peer.Ask("set_bool /server/set_enabled 1"));
        Assert.Equal(["1 was False"], peer.Ask("set_bool /server/set_enabled 0"));
        Assert.Equal(2, service.AnsweredRequests);
        Assert.Equal(0, service.DroppedReplies);
    }

    [Theory]
    [InlineData(RosDistro.Humble)]
    [InlineData(RosDistro.Jazzy)]
    public async Task CallsAServerInC(RosDistro distro)
    {
        using var node = _domain.OpenNode("client", distro);
        using var peer = _domain.StartPeer(distro);
        peer.Ask("serve_set_bool /switch");
        using var client = node.Node.CreateClient<SetBoolRequest, SetBoolResponse>("switch");
        Assert.True(await client.WaitForServiceAsync(Patience));
        var reply = await client.CallAsync(new SetBoolRequest { Data = true }, Patience);
        Assert.True(reply.Success);
        Assert.Equal("switched on", reply.Message);
        Assert.Equal("switched off", (await client.CallAsync(new SetBoolRequest { Data = false }, Patience)).Message);
    }

    [Theory]
    [InlineData(RosDistro.Humble)]
    [InlineData(RosDistro.Jazzy)]
    public void EndpointsLookLikeThoseOfRmwCyclonedds(RosDistro distro)
    {
        using var node = _domain.OpenNode("n", distro);
        using var service = node.Node.CreateService<SetBoolRequest, SetBoolResponse>("s", _ => new SetBoolResponse());
        using var client = node.Node.CreateClient<SetBoolRequest, SetBoolResponse>("c");
        using var peer = _domain.StartPeer(distro);
        TestDomain.Await(
            () => peer.Ask("list").Count(line => line.Contains(" rq/") || line.Contains(" rr/")) == 4,
            "the C peer discovers four endpoints");

        var lines = peer.Ask("list");
        string Hash(string hash) => distro == RosDistro.Humble ? "" : $"typehash={hash};";
        const string Id = "=([0-9a-f]{2}[.]){15}[0-9a-f]{2};";
        void Listed(string kind, string names, string userData) => Assert.Contains(lines, line => Matches(line, kind, names, userData));
        string request = Id + Hash(SetBoolRequest.TypeHash), response = Id + Hash(SetBoolResponse.TypeHash);
        Listed("reader", "rq/sRequest std_srvs::srv::dds_::SetBool_Request_", "serviceid" + request);
        Listed("writer", "rr/sReply std_srvs::srv::dds_::SetBool_Response_", "serviceid" + response);
        Listed("writer", "rq/cRequest std_srvs::srv::dds_::SetBool_Request_", "clientid" + request);
        Listed("reader", "rr/cReply std_srvs::srv::dds_::SetBool_Response_", "clientid" + response);
        Assert.Equal(
            2,
            lines.Select(line => line.Split("id=")).Where(parts => parts.Length == 2).Select(parts => parts[1][..47]).Distinct().Count());
    }

    [Fact]
    public void TheTwoEndpointsAreAnnouncedTogether()
    {
        using var peer = _domain.StartPeer();
        using var node = _domain.OpenNode("n");
        TestDomain.Await(() => peer.Ask("graph").Contains("node / n"), "the node is announced");
        using var service = node.Node.CreateService<SetBoolRequest, SetBoolResponse>("s", _ => new SetBoolResponse());
        IReadOnlyList<string> lines = [];
        TestDomain.Await(() => (lines = peer.Ask("graph")).Count > 0, "the service is announced");
        Assert.Equal(["info", "node", "reader", "writer"], lines.Select(line => line.Split(' ')[0]));
        service.Dispose();
        TestDomain.Await(() => (lines = peer.Ask("graph")).Count > 0, "its end is announced");
        Assert.Equal(["info", "node"], lines.Select(line => line.Split(' ')[0]));
    }

    private static bool Matches(string line, string kind, string names, string userData)
        => System.Text.RegularExpressions.Regex.IsMatch(line, $"^{kind} .* {names} reliable volatile last 10 .* '{userData}'$");
}
