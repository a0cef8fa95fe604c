using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace Robotics.Dashboard.Sockets;

/// <summary>When and how WebSockets end.</summary>
internal static class SocketEnd
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    /// <summary>Is cancelled when the client leaves or the program ends, or by whoever holds it.</summary>
    public static CancellationTokenSource EndWith(this IHostApplicationLifetime lifetime, HttpContext context) =>
        CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);

    /// <summary>Says goodbye where the other side still listens; nobody else may be sending.</summary>
    public static async Task EndAsync(this WebSocket socket)
    {
        using CancellationTokenSource patience = new(s_patience);
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, patience.Token);
            }
        }
        catch (Exception e) when (SocketReader.IsEnd(e))
        {
            socket.Abort();
        }
    }
}
