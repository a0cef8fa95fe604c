using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Robotics.Nodes.Tests.Support;

namespace Robotics.Dashboard.Tests.Support;

/// <summary>A viewer that speaks Foxglove's protocol letter by letter, right or wrong.</summary>
internal sealed class RawViewer : IDisposable
{
    private const int MaxMessage = 1 << 20;

    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _buffer = new byte[MaxMessage];

    public static async Task<RawViewer> OpenAsync(DashboardProcess dashboard)
    {
        RawViewer viewer = new();
        viewer._socket.Options.AddSubProtocol("foxglove.websocket.v1");
        await viewer._socket.ConnectAsync(dashboard.Socket("/foxglove"), CancellationToken.None);
        return viewer;
    }

    public Task SendAsync(string json) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(json), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    /// <summary>Reads on to the next message of an operation.</summary>
    public async Task<JsonElement> ReadAsync(string op)
    {
        using CancellationTokenSource patience = new(Patience.Limit);
        JsonElement message;
        do
        {
            ValueWebSocketReceiveResult whole = await _socket.ReceiveAsync(_buffer.AsMemory(), patience.Token);
            Assert.Equal(WebSocketMessageType.Text, whole.MessageType);
            message = JsonElement.Parse(_buffer.AsSpan(0, whole.Count));
        }
        while ($"{message.GetProperty("op")}" != op);
        return message;
    }

    /// <summary>Leaves without a word.</summary>
    public void Dispose() => _socket.Dispose();
}
