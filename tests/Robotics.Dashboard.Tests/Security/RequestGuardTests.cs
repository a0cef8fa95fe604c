using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using Robotics.Dashboard.Tests.Support;

namespace Robotics.Dashboard.Tests.Security;

[Collection(DashboardCollection.Name)]
public class RequestGuardTests(DashboardFixture dashboard)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/api/parameters")]
    [InlineData("/live")]
    public async Task A_foreign_name_is_refused_in_words(string path)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, path) { Headers = { Host = "rebound.example:8765" } };

        using HttpResponseMessage response = await dashboard.Process.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains("'rebound.example'", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_foreign_page_is_refused_even_with_the_token()
    {
        using HttpRequestMessage request = Change("/api/enabled", new { enabled = true }, dashboard.Process.Token);
        request.Headers.Add("Origin", "https://evil.example");

        using HttpResponseMessage response = await dashboard.Process.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains("https://evil.example", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/live", "https://evil.example", false)]
    [InlineData("/live", "http://localhost:3000", false)]
    [InlineData("/live", "null", false)]
    [InlineData("/live", "file://", false)]
    [InlineData("/live", null, true)]
    [InlineData("/foxglove", "https://evil.example", false)]
    [InlineData("/foxglove", "null", false)]
    [InlineData("/foxglove", "http://localhost:3000", true)]
    [InlineData("/foxglove", "file://", true)]
    [InlineData("/", "file://", true)]
    public async Task Sockets_open_for_the_own_page_and_for_viewers_only(string path, string? origin, bool opens)
    {
        using ClientWebSocket socket = new();
        if (path != "/live")
        {
            socket.Options.AddSubProtocol("foxglove.websocket.v1");
        }

        if (origin is not null)
        {
            socket.Options.SetRequestHeader("Origin", origin);
        }

        Exception? fault = await Record.ExceptionAsync(() => socket.ConnectAsync(dashboard.Process.Socket(path), CancellationToken.None));

        Assert.Equal(opens, fault is null);
        Assert.True(opens || fault is WebSocketException && fault.Message.Contains("403", StringComparison.Ordinal), $"{fault}");
    }

    [Theory]
    [InlineData(null, "needs the token")]
    [InlineData("guess", "not the one")]
    public async Task A_change_without_the_token_is_refused_in_words(string? token, string sentence)
    {
        (string, object)[] changes =
        [
            ("/api/parameters", new { name = "max_fps", value = 5.0 }),
            ("/api/lifecycle", new { transition = "activate" }),
            ("/api/enabled", new { enabled = false }),
        ];
        foreach ((string path, object body) in changes)
        {
            using HttpResponseMessage response = await dashboard.Process.Http.SendAsync(Change(path, body, token));

            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            Assert.Contains(sentence, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Equal(30.0, dashboard.Node.MaxFps.Value);
        Assert.NotEqual(false, dashboard.Node.Enabled);
    }

    [Fact]
    public async Task Pages_may_load_and_reach_nothing_but_this_server()
    {
        using HttpResponseMessage response = await dashboard.Process.Http.GetAsync("/");

        string policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; script-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static HttpRequestMessage Change(string path, object body, string? token)
    {
        HttpRequestMessage request = new(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        if (token is not null)
        {
            request.Headers.Authorization = new("Bearer", token);
        }

        return request;
    }
}
