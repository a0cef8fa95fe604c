using System.Net.WebSockets;

namespace Robotics.Dashboard.Sockets;

/// <summary>Closes WebSockets.</summary>
internal static class SocketEnd
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

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
