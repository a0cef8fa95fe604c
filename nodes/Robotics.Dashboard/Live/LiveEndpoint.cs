using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using Robotics.Dashboard.Ros;
using Robotics.Dashboard.Sockets;
using Robotics.Dashboard.Telemetry;

namespace Robotics.Dashboard.Live;

/// <summary>The WebSocket of a page.</summary>
internal static class LiveEndpoint
{
    public static void MapLive(this IEndpointRouteBuilder app) => app.Map("/live", AcceptAsync);

    private static async Task AcceptAsync(HttpContext context, CameraFeeds feeds, StateReport report, IHostApplicationLifetime lifetime)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await context.Response.WriteAsync("This address is the page's WebSocket.");
            return;
        }

        using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
        using CancellationTokenSource end = lifetime.EndWith(context);
        using LiveSession session = new(socket, feeds, report);
        await session.RunAsync(end);
    }
}
