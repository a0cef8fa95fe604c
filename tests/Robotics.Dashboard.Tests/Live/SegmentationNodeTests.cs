using System.Net.Http.Json;
using System.Text.Json;
using Robotics.Dashboard.Tests.Support;
using Robotics.Nodes.Tests.Support;

namespace Robotics.Dashboard.Tests.Live;

/// <summary>The project's own node and camera, as a user would start them.</summary>
public class SegmentationNodeTests
{
    [Fact]
    public async Task The_dashboard_shows_and_changes_the_real_node()
    {
        using NodeProcess camera = Start("camera", "--size", "320x180", "--rate", "10", "--scenes", "1");
        using NodeProcess node = Start("node");
        using DashboardProcess dashboard = new("/robot/segmentation_node");
        using LivePage page = await LivePage.OpenAsync(dashboard);
        await page.ReadUntilAsync(() => page.HasState && page.State.GetProperty("isAlive").GetBoolean());

        await page.WatchAsync("image", "overlay", "shares");
        await page.ReadUntilAsync(() => page.Pictures[0].Count > 0 && page.Pictures[1].Count > 0 && page.ShareOf("road") > 0.05);
        await page.ReadUntilAsync(() => Topic(page, "image") == "/robot/image/compressed");
        await page.ReadUntilAsync(() => Topic(page, "overlay") == "/robot/segmentation_node/overlay/compressed");
        await page.ReadUntilAsync(
            () => $"{Control(page, "lifecycle")}" == "active" && page.State.GetProperty("stages").GetArrayLength() == 6);

        Assert.Equal("", await dashboard.ChangeAsync("/api/parameters", new { name = "max_fps", value = 3 }));
        JsonElement[] parameters = (await dashboard.Http.GetFromJsonAsync<JsonElement[]>("/api/parameters"))!;
        Assert.Equal(3, parameters.Single(parameter => $"{parameter.GetProperty("name")}" == "max_fps").GetProperty("value").GetDouble());

        Assert.Equal("", await dashboard.ChangeAsync("/api/enabled", new { enabled = false }));
        await page.ReadUntilAsync(() => Control(page, "isEnabled").ValueKind == JsonValueKind.False);
        Assert.Equal("", await dashboard.ChangeAsync("/api/lifecycle", new { transition = "deactivate" }));
        await page.ReadUntilAsync(() => $"{Control(page, "lifecycle")}" == "inactive");
    }

    private static NodeProcess Start(params string[] arguments) =>
        new(TestGraph.Domain, [.. arguments, "--ros-args", "-r", "__ns:=/robot"]);

    private static string Topic(LivePage page, string picture) => $"{page.State.GetProperty(picture).GetProperty("topic")}";

    private static JsonElement Control(LivePage page, string field) => page.State.GetProperty("control").GetProperty(field);
}
