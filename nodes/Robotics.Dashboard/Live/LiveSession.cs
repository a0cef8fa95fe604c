using System.Buffers.Binary;
using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;
using Robotics.Dashboard.Ros;
using Robotics.Dashboard.Sockets;
using Robotics.Dashboard.Streams;
using Robotics.Dashboard.Telemetry;
using Robotics.Ros2;

namespace Robotics.Dashboard.Live;

/// <summary>
/// One open page. It gets the node's state twice a second and, one at a time, the pictures that it asks for. Both are made when the line to
/// the page is free, so that nothing queues up behind a slow one.
/// </summary>
internal sealed class LiveSession(WebSocket socket, CameraFeeds feeds, StateReport report) : IDisposable
{
    // Before a picture's file: number of the stream (1 byte), nothing (3), age in microseconds (4), stamp in nanoseconds (8).
    private const int PictureHeader = 16;
    private const int MaxCommand = 4096;
    private const long NanosecondsPerMicrosecond = 1000;
    private static readonly TimeSpan s_period = TimeSpan.FromMilliseconds(500);
    private static readonly BoundedChannelOptions s_single = new(1) { FullMode = BoundedChannelFullMode.DropWrite };

    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(s_single);
    private readonly SocketReader _reader = new(socket, MaxCommand);
    private readonly byte[] _header = new byte[PictureHeader];
    private volatile LiveView _view = new(null, [], () => { });
    private volatile bool _isStateDue;

    /// <summary>Serves the page until it leaves or the source is cancelled.</summary>
    public async Task RunAsync(CancellationTokenSource end)
    {
        Task sending = SendAsync(end.Token);
        using (new Timer(_ => AnnounceState(), null, TimeSpan.Zero, s_period))
        {
            await ObeyAsync(end.Token);
        }

        await end.CancelAsync();
        await sending;
        await socket.EndAsync();
    }

    public void Dispose() => _view.Dispose();

    private async Task ObeyAsync(CancellationToken cancellation)
    {
        try
        {
            while (await _reader.ReadAsync(cancellation) is { } message)
            {
                Obey(JsonSerializer.Deserialize(message.Data.Span, DashboardJson.Default.LiveCommand));
            }
        }
        catch (Exception e) when (SocketReader.IsEnd(e) || e is JsonException)
        {
            // The page is gone or is not this server's, or the server ends.
        }
    }

    private void Obey(LiveCommand? command)
    {
        switch (command)
        {
            case { Op: "watch" }:
                Watch(command.Camera, command.Streams ?? []);
                break;
            case { Op: "next" }:
                Array.Find(_view.Viewers, viewer => viewer.Index == command.Stream)?.Request();
                break;
        }
    }

    private void Watch(string? camera, string[] streams)
    {
        LiveView before = _view;
        CameraFeed? feed = feeds.Find(camera);
        _view = new LiveView(feed, streams, Wake) { PointsSeen = feed == before.Feed ? before.PointsSeen : 0 };
        before.Dispose();
        Array.ForEach(_view.Viewers, viewer => viewer.Request());
        AnnounceState();
    }

    private void AnnounceState()
    {
        _isStateDue = true;
        Wake();
    }

    private void Wake() => _wake.Writer.TryWrite(true);

    private async Task SendAsync(CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                await _wake.Reader.ReadAsync(cancellation);
                LiveView view = _view;
                if (_isStateDue)
                {
                    _isStateDue = false;
                    NodeState state = report.Create(view.Feed, ref view.PointsSeen);
                    byte[] json = JsonSerializer.SerializeToUtf8Bytes(state, DashboardJson.Default.NodeState);
                    await socket.SendAsync(json, WebSocketMessageType.Text, endOfMessage: true, cancellation);
                }

                foreach (PictureViewer viewer in view.Viewers)
                {
                    await SendPictureAsync(viewer, cancellation);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Whoever reads has ended.
        }
        catch (Exception e) when (SocketReader.IsEnd(e))
        {
            // Whoever reads learns of it, too.
            socket.Abort();
        }
    }

    private async Task SendPictureAsync(PictureViewer viewer, CancellationToken cancellation)
    {
        if (viewer.TakeOut() is not { } picture)
        {
            return;
        }

        try
        {
            long age = Math.Clamp((RosTime.NowNanoseconds - picture.Stamp) / NanosecondsPerMicrosecond, 0, uint.MaxValue);
            _header[0] = viewer.Index;
            BinaryPrimitives.WriteUInt32LittleEndian(_header.AsSpan(4), (uint)age);
            BinaryPrimitives.WriteInt64LittleEndian(_header.AsSpan(8), picture.Stamp);
            await socket.SendAsync(_header, WebSocketMessageType.Binary, endOfMessage: false, cancellation);
            await socket.SendAsync(picture.File, WebSocketMessageType.Binary, endOfMessage: true, cancellation);
        }
        finally
        {
            picture.Release();
        }
    }
}
