using System.Net.WebSockets;
using System.Text.Json;
using Robotics.Dashboard.Tests.Support;
using Robotics.Imaging;
using Robotics.Nodes.Tests.Support;
using Robotics.Vision;

namespace Robotics.Dashboard.Tests.Live;

[Collection(DashboardCollection.Name)]
public class LiveSessionTests(DashboardFixture dashboard)
{
    [Fact]
    public async Task A_page_gets_the_state_with_the_legend_the_figures_and_the_health()
    {
        using LivePage page = await WatchAsync("shares");

        await page.ReadUntilAsync(() => page.ShareOf("sky") is not null && page.State.GetProperty("stages").GetArrayLength() > 0);

        JsonElement state = page.State;
        Assert.True(state.GetProperty("isAlive").GetBoolean());
        Assert.Equal("streets", $"{state.GetProperty("model")}");
        Assert.Equal(60.0 / StreetNode.Height, page.ShareOf("sky")!.Value, 6);
        Assert.Equal(39.0 * 69 / (StreetNode.Width * StreetNode.Height), page.ShareOf("car")!.Value, 6);
        Assert.Equal("#4682b4", $"{page.FindClass("sky").GetProperty("color")}");
        Assert.Equal("/segmentation_node: segmentation", $"{state.GetProperty("diagnostics")[0].GetProperty("name")}");
        Assert.Equal(1, state.GetProperty("diagnostics")[1].GetProperty("level").GetInt32());
        Assert.Equal("inactive", $"{state.GetProperty("control").GetProperty("lifecycle")}");
    }

    [Fact]
    public async Task Pictures_come_one_at_a_time_and_always_the_newest()
    {
        using LivePage page = await WatchAsync("overlay");
        await page.ReadUntilAsync(() => page.Pictures[1].Count > 0);

        // A slow page: a second and a half without a word, in which the node draws thirty overlays.
        await page.ReadForAsync(TimeSpan.FromSeconds(1.5));
        Assert.Single(page.Pictures[1]);

        await page.NextAsync(1);
        await page.ReadUntilAsync(() => page.Pictures[1].Count > 1);
        await page.NextAsync(1);
        await page.ReadUntilAsync(() => page.Pictures[1].Count > 2);

        long pause = page.Stamps[1][1] - page.Stamps[1][0];
        Assert.True(pause > 1_000_000_000, $"The second picture is {pause / 1e6} ms newer than the first: an old one was kept.");
    }

    [Fact]
    public async Task A_slow_page_does_not_slow_another()
    {
        using LivePage slow = await WatchAsync("image", "overlay");
        using LivePage quick = await WatchAsync("overlay");
        for (int drawn = 0; drawn < 20; drawn++)
        {
            await quick.ReadUntilAsync(() => quick.Pictures[1].Count > drawn);
            await quick.NextAsync(1);
        }

        Assert.Equal(quick.Stamps[1].Order().Distinct(), quick.Stamps[1]);
    }

    [Fact]
    public async Task Pixels_come_as_a_jpeg_of_what_the_topic_shows()
    {
        using LivePage page = await WatchAsync("image", "overlay");
        await page.ReadUntilAsync(() => page.Pictures[0].Count > 0 && page.Pictures[1].Count > 0);

        DecodedImage overlay = ImageCodecs.Decode(page.Pictures[1][0], PixelLayout.Rgb8);

        Assert.Equal((StreetNode.Width, StreetNode.Height), (overlay.Width, overlay.Height));
        Rgb24 sky = LabelSet.Cityscapes.Colors[10];
        Assert.InRange(overlay.Pixels[0], sky.R - 6, sky.R + 6);
        Assert.InRange(overlay.Pixels[2], sky.B - 6, sky.B + 6);
        Assert.Equal((StreetNode.Width, StreetNode.Height), Size(page.Pictures[0][0]));
    }

    [Fact]
    public async Task Overlays_are_read_only_while_a_page_looks()
    {
        using LivePage page = await WatchAsync("overlay");
        await page.ReadUntilAsync(() => page.Pictures[1].Count > 0);
        Assert.Equal(1, dashboard.Node.OverlayReaders);

        await page.WatchAsync();
        Patience.WaitUntil(() => dashboard.Node.OverlayReaders == 0, () => "The overlay is still read though no page shows it.");

        await page.WatchAsync("overlay");
        Patience.WaitUntil(() => dashboard.Node.OverlayReaders == 1, () => "The overlay is not read again.");
        page.Dispose();
        Patience.WaitUntil(() => dashboard.Node.OverlayReaders == 0, () => "The overlay is still read though the page is closed.");
    }

    [Theory]
    [InlineData("no JSON")]
    [InlineData("""{"op":7}""")]
    [InlineData("long")]
    public async Task A_page_that_talks_nonsense_is_shut_out(string text)
    {
        using LivePage page = await WatchAsync();

        await page.SendAsync(text == "long" ? new string('x', 10_000) : JsonElement.Parse(text.StartsWith('{') ? text : $"\"{text}\""));

        Exception end = await Assert.ThrowsAnyAsync<Exception>(() => page.ReadForAsync(TimeSpan.FromMinutes(1)));
        Assert.True(end is EndOfStreamException or WebSocketException, $"{end}");
    }

    private static (int Width, int Height) Size(byte[] file)
    {
        ImageHeader header = ImageCodecs.ReadHeader(file);
        return (header.Width, header.Height);
    }

    /// <summary>Opens a page once the dashboard has found the camera.</summary>
    private async Task<LivePage> WatchAsync(params string[] streams)
    {
        LivePage page = await LivePage.OpenAsync(dashboard.Process);
        await page.ReadUntilAsync(() => page.HasState && page.State.GetProperty("cameras").GetArrayLength() > 0);
        await page.WatchAsync(streams);
        return page;
    }
}
