using System.Buffers.Binary;
using System.Net.WebSockets;
using System.Text.Json;

namespace Robotics.Dashboard.Tests.Support;

/// <summary>A page without a browser: speaks the page's WebSocket.</summary>
internal sealed class LivePage : IDisposable
{
    private const int MaxMessage = 1 << 22;
    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _buffer = new byte[MaxMessage];

    public static async Task<LivePage> OpenAsync(DashboardProcess dashboard)
    {
        LivePage page = new();
        await page._socket.ConnectAsync(dashboard.Socket("/live"), CancellationToken.None);
        return page;
    }

    /// <summary>The newest state.</summary>
    public JsonElement State { get; private set; }

    public bool HasState => State.ValueKind == JsonValueKind.Object;

    /// <summary>Files of the pictures by stream number, in their order.</summary>
    public Dictionary<int, List<byte[]>> Pictures { get; } = new() { [0] = [], [1] = [] };

    /// <summary>Stamps of the pictures by stream number.</summary>
    public Dictionary<int, List<long>> Stamps { get; } = new() { [0] = [], [1] = [] };

    public Task SendAsync(object command)
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(command);
        return _socket.SendAsync(json, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
    }

    public Task WatchAsync(params string[] streams) => SendAsync(new { op = "watch", streams });

    public Task WatchCameraAsync(string camera, params string[] streams) => SendAsync(new { op = "watch", camera, streams });

    public Task NextAsync(int stream) => SendAsync(new { op = "next", stream });

    /// <summary>Reads until the condition holds.</summary>
    public async Task ReadUntilAsync(Func<bool> condition)
    {
        using CancellationTokenSource limit = new(Nodes.Tests.Support.Patience.Limit);
        while (!condition())
        {
            await ReadAsync(limit.Token);
        }
    }

    /// <summary>Reads what comes within a time.</summary>
    public async Task ReadForAsync(TimeSpan time)
    {
        using CancellationTokenSource limit = new(Nodes.Tests.Support.Patience.Limit);
        for (long end = Environment.TickCount64 + (long)time.TotalMilliseconds; Environment.TickCount64 < end;)
        {
            await ReadAsync(limit.Token);
        }
    }

    /// <summary>A class of the legend; of kind undefined before the node told it.</summary>
    public JsonElement FindClass(string name) =>
        HasState ? State.GetProperty("classes").EnumerateArray().SingleOrDefault(entry => $"{entry.GetProperty("name")}" == name) : default;

    /// <summary>A class's share of the newest mask, or null.</summary>
    public double? ShareOf(string name) =>
        FindClass(name) is { ValueKind: JsonValueKind.Object } entry
            && entry.GetProperty("share") is { ValueKind: JsonValueKind.Number } share
            ? share.GetDouble()
            : null;

    public void Dispose() => _socket.Dispose();

    private async Task ReadAsync(CancellationToken cancellation)
    {
        int length = 0;
        ValueWebSocketReceiveResult part;
        do
        {
            part = await _socket.ReceiveAsync(_buffer.AsMemory(length), cancellation);
            length += part.Count;
        }
        while (!part.EndOfMessage);

        if (part.MessageType == WebSocketMessageType.Text)
        {
            State = JsonElement.Parse(_buffer.AsSpan(0, length));
        }
        else if (part.MessageType == WebSocketMessageType.Binary)
        {
            Stamps[_buffer[0]].Add(BinaryPrimitives.ReadInt64LittleEndian(_buffer.AsSpan(8)));
            Pictures[_buffer[0]].Add(_buffer[16..length]);
        }
        else
        {
            throw new EndOfStreamException("The dashboard closed the socket.");
        }
    }
}
