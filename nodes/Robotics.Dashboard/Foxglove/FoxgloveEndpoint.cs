using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Robotics.Dashboard.Control;
using Robotics.Dashboard.Ros;
using Robotics.Dashboard.Security;
using Robotics.Dashboard.Sockets;
using Robotics.Ros2;

namespace Robotics.Dashboard.Foxglove;

/// <summary>
/// Lets viewers in that speak Foxglove's protocol: on <c>/foxglove</c>, and on <c>/</c>, which they try when no path is given.
/// </summary>
internal sealed class FoxgloveEndpoint(
    RosNode node,
    WatchedNode watched,
    ChannelBoard board,
    ParameterGateway gateway,
    ParameterEvents events,
    AccessToken token,
    IHostApplicationLifetime lifetime)
{
    private const string Protocol = "foxglove.websocket.v1";
    private const string Path = "/foxglove";
    private const int MaxMessage = 1 << 20;

    public static bool IsAskedBy(HttpContext context) =>
        context.Request.Path == Path || (context.Request.Path == "/" && context.WebSockets.IsWebSocketRequest);

    public async Task AcceptAsync(HttpContext context)
    {
        if (!context.WebSockets.WebSocketRequestedProtocols.Contains(Protocol))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await context.Response.WriteAsync($"This is a WebSocket of the protocol {Protocol}; open it with Foxglove or Lichtblick.");
            return;
        }

        bool mayChange = token.Is(context.Request.Query["token"]);
        using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync(Protocol);
        using CancellationTokenSource end = lifetime.EndWith(context);
        await ServeAsync(socket, mayChange, end);
        await socket.EndAsync();
    }

    private async Task ServeAsync(WebSocket socket, bool mayChange, CancellationTokenSource end)
    {
        using SocketWriter writer = new(socket, end.Token);
        using ClientChannels channels = new(node, writer);
        FoxgloveParameters parameters = new(watched, gateway, mayChange);
        FoxgloveSession session = new(new SocketReader(socket, MaxMessage), writer, channels, board, parameters, events, end.Token);
        await Task.WhenAll(
            RunAsync(() => session.TellAsync(ServerInfo.Of(watched.FullName)), end), RunAsync(session.ObeyAsync, end));
    }

    /// <summary>Runs one side of the conversation; when it ends, however it does, the other ends, too.</summary>
    private static async Task RunAsync(Func<Task> side, CancellationTokenSource end)
    {
        try
        {
            await side();
        }
        catch (Exception e) when (SocketReader.IsEnd(e))
        {
            // The client is gone, or the server ends.
        }
        finally
        {
            await end.CancelAsync();
        }
    }
}
