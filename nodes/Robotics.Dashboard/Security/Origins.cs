using System.Net;
using Microsoft.AspNetCore.Http;

namespace Robotics.Dashboard.Security;

/// <summary>Which pages may talk to this server; a browser tells it in the Origin header, other programs have none.</summary>
internal static class Origins
{
    // Desktop programs built on Electron load their page from a file.
    private const string File = "file://";
    private const string FoxgloveOnTheWeb = "https://app.foxglove.dev";

    /// <summary>True for the page that this server has served itself.</summary>
    public static bool IsOwn(string origin, HttpRequest request) =>
        Uri.TryCreate(origin, UriKind.Absolute, out Uri? page)
        && page.Scheme == request.Scheme
        && page.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// True for viewers that speak Foxglove's protocol: desktop programs, pages served on the viewer's own
    /// machine, and Foxglove's site.
    /// </summary>
    public static bool IsViewer(string origin) =>
        origin is File or FoxgloveOnTheWeb
        || (Uri.TryCreate(origin, UriKind.Absolute, out Uri? page) && IsWeb(page) && IsThisMachine(page));

    private static bool IsWeb(Uri page) => page.Scheme == Uri.UriSchemeHttp || page.Scheme == Uri.UriSchemeHttps;

    private static bool IsThisMachine(Uri page) =>
        page.Host == "localhost" || (IPAddress.TryParse(page.Host.Trim('[', ']'), out IPAddress? address) && IPAddress.IsLoopback(address));
}
