using System.Net.WebSockets;

namespace Robotics.Dashboard.Sockets;

/// <summary>Sends whole messages one after another, whoever asks; each waits until the line is free and its own message is taken.</summary>
internal sealed class SocketWriter(WebSocket socket, CancellationToken end) : IDisposable
{
    private readonly SemaphoreSlim _line = new(1);

    /// <exception cref="WebSocketException">The connection broke.</exception>
    /// <exception cref="OperationCanceledException">The session ended.</exception>
    public async Task SendAsync(ReadOnlyMemory<byte> message, WebSocketMessageType type)
    {
        await _line.WaitAsync(end);
        try
        {
            await socket.SendAsync(message, type, endOfMessage: true, end);
        }
        finally
        {
            _line.Release();
        }
    }

    public void Dispose() => _line.Dispose();
}
