using Microsoft.Playwright;
using Robotics.Dashboard.Tests.Support;
using Robotics.Nodes.Tests.Support;
using Robotics.Ros2;

namespace Robotics.Dashboard.Tests.Page;

/// <summary>The page in a browser, against a live node.</summary>
[Collection(DashboardCollection.Name)]
public class PageTests(DashboardFixture dashboard, Browser browser) : IClassFixture<Browser>
{
    private readonly List<string> _errors = [];

    [Theory]
    [InlineData("desktop-light", 1440, 900, ColorScheme.Light)]
    [InlineData("desktop-dark", 1440, 900, ColorScheme.Dark)]
    [InlineData("phone", 390, 844, ColorScheme.Light)]
    public async Task The_page_shows_pictures_legend_charts_and_health(string name, int width, int height, ColorScheme scheme)
    {
        IPage page = await browser.OpenAsync(width, height, scheme, _errors);
        await page.GotoAsync($"{dashboard.Process.Address}");

        await page.WaitForFunctionAsync(
            "() => ['image', 'overlay'].every((id) => Number(document.getElementById(id).dataset.frames) > 10)");
        await Assertions.Expect(page.Locator("#status")).ToHaveTextAsync("Live");
        await Assertions.Expect(page.Locator("#node")).ToHaveTextAsync("/segmentation_node");
        await page.Locator("#legend").ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(page.Locator("#legend li").First).ToContainTextAsync("road");
        await Assertions.Expect(page.Locator("#legend li:not(.absent)")).ToHaveCountAsync(4);
        await Assertions.Expect(page.Locator("#stages tbody tr")).ToHaveCountAsync(6);
        await Assertions.Expect(page.Locator("#rate-chart canvas")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#diagnostics")).ToContainTextAsync("Segmenting");
        await page.WaitForFunctionAsync("() => Number(document.querySelector('.tile .number').textContent) > 0");

        bool isWide = await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > document.documentElement.clientWidth");
        Assert.False(isWide, "The page is wider than the window.");
        await page.EvaluateAsync("() => scrollTo(0, 0)");
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Browser.Picture(name), FullPage = true });
        Assert.Empty(_errors);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_chart_draws_what_the_node_reports()
    {
        IPage page = await OpenAsync();

        await page.WaitForFunctionAsync("""
            () => {
              const canvas = document.querySelector("#latency-chart canvas");
              const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
              const color = getComputedStyle(document.documentElement).getPropertyValue("--series-2").trim();
              const [r, g, b] = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16));
              let drawn = 0;
              for (let i = 0; i < pixels.length; i += 4) {
                drawn += pixels[i + 3] > 200 && Math.abs(pixels[i] - r) + Math.abs(pixels[i + 1] - g) + Math.abs(pixels[i + 2] - b) < 30;
              }

              return drawn > 100;
            }
            """);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Without_the_token_a_change_asks_for_it_and_a_wrong_one_is_refused()
    {
        IPage page = await OpenAsync();
        await FillAsync(page, "max_fps", "20");

        await Assertions.Expect(page.Locator("#token-dialog")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#token-message")).ToContainTextAsync("needs the token");
        await page.Locator("#token").FillAsync("guess");
        await page.Locator("#token-form button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator("#token-error")).ToContainTextAsync("not the one");
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Browser.Picture("token") });
        await page.Locator("#token-cancel").ClickAsync();

        await Assertions.Expect(Row(page, "max_fps").Locator("[role=status]")).ToContainTextAsync("needs the token");
        Assert.Equal(30, dashboard.Node.MaxFps.Value);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task With_the_token_a_parameter_is_set_and_the_nodes_refusal_is_shown()
    {
        IPage page = await OpenAsync($"#token={dashboard.Process.Token}");
        Assert.DoesNotContain("token", page.Url, StringComparison.Ordinal);

        await FillAsync(page, "max_fps", "20");
        await Assertions.Expect(Row(page, "max_fps").Locator("[role=status]")).ToHaveTextAsync("Set.");
        Assert.Equal(20, dashboard.Node.MaxFps.Value);

        await FillAsync(page, "max_fps", "70");
        await Assertions.Expect(Row(page, "max_fps").Locator("[role=status]")).ToContainTextAsync(StreetNode.Reason);
        Assert.Equal(20, dashboard.Node.MaxFps.Value);

        Assert.True(dashboard.Node.Node.Parameters.Set("max_fps", 30.0).Succeeded);
        await page.ReloadAsync();
        await Assertions.Expect(Row(page, "max_fps").Locator("input")).ToHaveValueAsync("30");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_page_follows_a_parameter_that_somebody_else_changes()
    {
        IPage page = await OpenAsync();
        ILocator field = Row(page, "threads").Locator("input");
        await Assertions.Expect(field).ToHaveValueAsync("2");

        Assert.True(dashboard.Node.Node.Parameters.Set("threads", 5).Succeeded);
        await Assertions.Expect(field).ToHaveValueAsync("5");

        Assert.True(dashboard.Node.Node.Parameters.Set("threads", 2).Succeeded);
        await Assertions.Expect(field).ToHaveValueAsync("2");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_lifecycle_has_the_buttons_that_the_state_allows()
    {
        IPage page = await OpenAsync($"#token={dashboard.Process.Token}");
        ILocator control = page.Locator("#control");
        await Assertions.Expect(control).ToContainTextAsync("inactive");

        await control.GetByRole(AriaRole.Button, new() { Name = "Activate" }).ClickAsync();
        await Assertions.Expect(control.GetByRole(AriaRole.Button, new() { Name = "Deactivate" })).ToBeVisibleAsync();
        Assert.Equal(LifecycleState.Active, dashboard.Node.Lifecycle.State);

        await control.GetByRole(AriaRole.Button, new() { Name = "Deactivate" }).ClickAsync();
        await Assertions.Expect(control.GetByRole(AriaRole.Button, new() { Name = "Clean up" })).ToBeVisibleAsync();
        Assert.Equal(LifecycleState.Inactive, dashboard.Node.Lifecycle.State);

        await control.GetByRole(AriaRole.Button, new() { Name = "Switch off" }).ClickAsync();
        await Assertions.Expect(control).ToContainTextAsync("Segmentation off");
        Assert.False(dashboard.Node.Enabled);
        await control.GetByRole(AriaRole.Button, new() { Name = "Switch on" }).ClickAsync();
        await Assertions.Expect(control).ToContainTextAsync("Segmentation on");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_page_that_is_not_looked_at_costs_the_node_nothing()
    {
        IPage page = await OpenAsync();
        Patience.WaitUntil(() => dashboard.Node.OverlayReaders == 1, () => "The overlay is not read.");

        await page.EvaluateAsync("""
            () => {
              Object.defineProperty(document, "hidden", { value: true, configurable: true });
              document.dispatchEvent(new Event("visibilitychange"));
            }
            """);

        Patience.WaitUntil(() => dashboard.Node.OverlayReaders == 0, () => "The overlay is read for a page that is hidden.");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_foreign_page_cannot_reach_the_dashboard()
    {
        IPage page = await browser.OpenAsync(800, 600, ColorScheme.Light, _errors);
        await page.RouteAsync(
            "http://evil.example/", route => route.FulfillAsync(new() { ContentType = "text/html", Body = "<title>evil</title>" }));
        await page.GotoAsync("http://evil.example/");

        string opened = await page.EvaluateAsync<string>(
            """
            (address) => new Promise((resolve) => {
              const socket = new WebSocket(address);
              socket.onopen = () => resolve("open");
              socket.onerror = () => resolve("refused");
            })
            """,
            $"{dashboard.Process.Socket("/live")}");
        string read = await page.EvaluateAsync<string>(
            "(address) => fetch(address).then((response) => response.text()).catch(() => 'refused')",
            $"{new Uri(dashboard.Process.Address, "/api/parameters")}");

        Assert.Equal(("refused", "refused"), (opened, read));
        await page.Context.CloseAsync();
    }

    private static ILocator Row(IPage page, string parameter) => page.Locator($"[data-name='{parameter}']");

    private static async Task FillAsync(IPage page, string parameter, string value)
    {
        await Row(page, parameter).Locator("input").FillAsync(value);
        await Row(page, parameter).GetByRole(AriaRole.Button, new() { Name = "Set" }).ClickAsync();
    }

    private async Task<IPage> OpenAsync(string fragment = "")
    {
        IPage page = await browser.OpenAsync(1440, 900, ColorScheme.Light, _errors);
        await page.GotoAsync($"{dashboard.Process.Address}{fragment}");
        await Assertions.Expect(page.Locator("#status")).ToHaveTextAsync("Live");
        return page;
    }
}
