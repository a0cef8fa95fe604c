using System.Text.Json;
using Robotics.Dashboard.Tests.Support;

namespace Robotics.Dashboard.Tests.Live;

/// <summary>A node with several cameras.</summary>
public class CameraChoiceTests
{
    [Fact]
    public async Task Each_camera_can_be_chosen()
    {
        using StreetNode node = new(TestGraph.Open(), "front", "rear");
        using DashboardProcess dashboard = new("/" + StreetNode.Name);
        using LivePage page = await LivePage.OpenAsync(dashboard);
        await page.ReadUntilAsync(() => page.HasState && page.State.GetProperty("cameras").GetRawText() == """["front","rear"]""");

        foreach (string camera in (string[])["rear", "front"])
        {
            page.Pictures[0].Clear();
            await page.WatchCameraAsync(camera, "image", "overlay");
            string overlay = $"/segmentation_node/{camera}/overlay";
            await page.ReadUntilAsync(() => Topic(page, "image") == $"/{camera}/image" && Topic(page, "overlay") == overlay);
            await page.NextAsync(0);
            await page.ReadUntilAsync(() => page.Pictures[0].Count > 0);
        }
    }

    private static string? Topic(LivePage page, string stream) =>
        page.State.GetProperty(stream) is { ValueKind: JsonValueKind.Object } found ? found.GetProperty("topic").GetString() : null;
}
