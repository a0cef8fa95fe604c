using System.Text.Json;
using Robotics.Dashboard.Tests.Support;
using Robotics.Nodes.Tests.Support;

namespace Robotics.Dashboard.Tests.Foxglove;

/// <summary>A viewer that subscribes and then does not read.</summary>
[Collection(DashboardCollection.Name)]
public class SlowViewerTests(DashboardFixture dashboard)
{
    private const string Overlay = "/segmentation_node/overlay";

    [Fact]
    public async Task A_viewer_that_does_not_read_holds_nobody_up()
    {
        using RawViewer stuck = await RawViewer.OpenAsync(dashboard.Process);
        await SubscribeAsync(stuck);
        Patience.WaitUntil(() => dashboard.Node.OverlayReaders == 1, () => "The overlay is not subscribed.");

        // Long enough for the sockets' buffers to fill; meanwhile a page draws the same overlay.
        using LivePage page = await LivePage.OpenAsync(dashboard.Process);
        await page.WatchAsync("overlay");
        for (int drawn = 0; drawn < 40; drawn++)
        {
            await page.ReadUntilAsync(() => page.Pictures[1].Count > drawn);
            await page.NextAsync(1);
        }

        await page.WatchAsync();
        stuck.Dispose();
        Patience.WaitUntil(() => dashboard.Node.OverlayReaders == 0, () => "The overlay is still read for a viewer that is gone.");
    }

    private static async Task SubscribeAsync(RawViewer viewer)
    {
        JsonElement told = await viewer.ReadAsync("advertise");
        JsonElement channel = told.GetProperty("channels").EnumerateArray().Single(found => $"{found.GetProperty("topic")}" == Overlay);
        object[] subscriptions = [new { id = 1, channelId = channel.GetProperty("id").GetInt32() }];
        await viewer.SendAsync(JsonSerializer.Serialize(new { op = "subscribe", subscriptions }));
    }
}
