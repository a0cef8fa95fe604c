using Microsoft.Playwright;
using Robotics.Nodes.Tests.Support;

namespace Robotics.Dashboard.Tests.Support;

/// <summary>Debian's Chromium without a window; Playwright downloads nothing.</summary>
public sealed class Browser : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";
    private const int LimitMs = 60_000;
    private static readonly string s_pictures = Path.Combine(AppContext.BaseDirectory, "screenshots");
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Where a picture of the page is kept.</summary>
    public static string Picture(string name) => Path.Combine(s_pictures, $"{name}.png");

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Chromium))
        {
            return;
        }

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
            Headless = true,
            Timeout = LimitMs,
        });
        Directory.CreateDirectory(s_pictures);
    }

    /// <summary>A fresh tab, whose console errors are collected.</summary>
    public async Task<IPage> OpenAsync(int width, int height, ColorScheme scheme, List<string> errors)
    {
        Assert.SkipUnless(_browser is not null, $"There is no {Chromium}; apt-get install chromium brings it.");
        IBrowserContext context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = scheme,
        });
        context.SetDefaultTimeout(LimitMs);
        IPage page = await context.NewPageAsync();
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                errors.Add(message.Text);
            }
        };
        page.PageError += (_, error) => errors.Add(error);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}
