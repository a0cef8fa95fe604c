using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Robotics.Dashboard.Tests.Support;
using Robotics.Nodes.Tests.Support;
using Robotics.Ros2;

namespace Robotics.Dashboard.Tests.Control;

[Collection(DashboardCollection.Name)]
public class ControlTests(DashboardFixture dashboard)
{
    [Fact]
    public async Task Parameters_are_listed_with_what_the_node_says_of_them()
    {
        JsonElement[] parameters = (await dashboard.Process.Http.GetFromJsonAsync<JsonElement[]>("/api/parameters"))!;

        JsonElement rate = Find("max_fps");
        Assert.Equal("double", $"{rate.GetProperty("type")}");
        Assert.Equal("Frames a second that are segmented at most.", $"{rate.GetProperty("description")}");
        Assert.Equal(1000, rate.GetProperty("max").GetDouble());
        Assert.True(Find("model").GetProperty("isReadOnly").GetBoolean());
        Assert.Equal("""["a","b"]""", Find("names").GetProperty("value").GetRawText());

        JsonElement Find(string name) => parameters.Single(parameter => $"{parameter.GetProperty("name")}" == name);
    }

    [Fact]
    public async Task A_parameter_is_set_and_set_back()
    {
        Assert.Equal("", await ChangeAsync("/api/parameters", new { name = "max_fps", value = 12.5 }));
        Assert.Equal(12.5, dashboard.Node.MaxFps.Value);

        Assert.Equal("", await ChangeAsync("/api/parameters", new { name = "max_fps", value = 30 }));
        Assert.Equal(30, dashboard.Node.MaxFps.Value);
    }

    [Theory]
    [InlineData("max_fps", 61.0, "gives no more than 60")]
    [InlineData("max_fps", -1.0, "max_fps")]
    [InlineData("max_fps", "many", "no value of the type double")]
    [InlineData("model", "other.onnx", "model")]
    [InlineData("nonsense", 1, "no parameter 'nonsense'")]
    public async Task A_refusal_tells_the_reason(string name, object value, string reason)
    {
        string refusal = await ChangeAsync("/api/parameters", new { name, value }, HttpStatusCode.Conflict);

        Assert.Contains(reason, refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_node_is_activated_and_deactivated()
    {
        await WhenAsync(() => ChangeAsync("/api/lifecycle", new { transition = "activate" }));
        Assert.Equal(LifecycleState.Active, dashboard.Node.Lifecycle.State);

        string refusal = await ChangeAsync("/api/lifecycle", new { transition = "activate" }, HttpStatusCode.Conflict);
        Assert.Contains("active, which does not allow 'activate'", refusal, StringComparison.Ordinal);

        Assert.Equal("", await ChangeAsync("/api/lifecycle", new { transition = "deactivate" }));
        Assert.Equal(LifecycleState.Inactive, dashboard.Node.Lifecycle.State);
    }

    [Fact]
    public async Task The_node_is_switched_off_and_on()
    {
        Assert.Equal("", await ChangeAsync("/api/enabled", new { enabled = false }));
        Assert.False(dashboard.Node.Enabled);

        Assert.Equal("", await ChangeAsync("/api/enabled", new { enabled = true }));
        Assert.True(dashboard.Node.Enabled);
    }

    [Theory]
    [InlineData("/api/parameters", "{}")]
    [InlineData("/api/parameters", """{"name":"max_fps"}""")]
    [InlineData("/api/parameters", "[")]
    [InlineData("/api/lifecycle", "{}")]
    [InlineData("/api/enabled", """{"enabled":1}""")]
    public async Task A_request_that_is_none_is_a_bad_request(string path, string body)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, path) { Content = new StringContent(body, null, "application/json") };
        request.Headers.Authorization = new("Bearer", dashboard.Process.Token);

        using HttpResponseMessage response = await dashboard.Process.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    private Task<string> ChangeAsync(string path, object body, HttpStatusCode expected = HttpStatusCode.NoContent) =>
        dashboard.Process.ChangeAsync(path, body, expected);

    /// <summary>The dashboard asks for the node's state when it appears; until then it knows of no transition.</summary>
    private static async Task WhenAsync(Func<Task<string>> change)
    {
        Exception? last = null;
        for (int i = 0; i < 100; i++)
        {
            last = await Record.ExceptionAsync(change);
            if (last is null)
            {
                return;
            }

            await Task.Delay(100);
        }

        Assert.Fail($"{Patience.Limit}: {last}");
    }
}
