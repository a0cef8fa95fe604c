using System.Net.WebSockets;

namespace Robotics.Dashboard.Sockets;

/// <summary>Reads whole messages of a limited size.</summary>
internal sealed class SocketReader(WebSocket socket, int maxBytes)
{
    private readonly byte[] _buffer = new byte[maxBytes];

    /// <summary>True for what reading and sending throw when the other side is gone, talks too much, or this side ends.</summary>
    public static bool IsEnd(Exception exception) =>
        exception is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException or InvalidDataException;

    /// <summary>The next message; null when the other side closes.</summary>
    /// <exception cref="InvalidDataException">The message is too long.</exception>
    /// <exception cref="WebSocketException">The connection broke.</exception>
    public async Task<SocketMessage?> ReadAsync(CancellationToken cancellation)
    {
        int length = 0;
        while (length < _buffer.Length)
        {
            ValueWebSocketReceiveResult part = await socket.ReceiveAsync(_buffer.AsMemory(length), cancellation);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            length += part.Count;
            if (part.EndOfMessage)
            {
                return new SocketMessage(part.MessageType == WebSocketMessageType.Text, _buffer.AsMemory(0, length));
            }
        }

        throw new InvalidDataException($"A message has more than {_buffer.Length} bytes.");
    }
}
