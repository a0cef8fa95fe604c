using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Robotics.Dashboard.Control;
using Robotics.Dashboard.Sockets;

namespace Robotics.Dashboard.Foxglove;

/// <summary>One client: tells it of channels and parameters, and does what it asks for.</summary>
internal sealed class FoxgloveSession(
    SocketReader reader,
    SocketWriter writer,
    ClientChannels channels,
    ChannelBoard board,
    FoxgloveParameters parameters,
    ParameterEvents events,
    CancellationToken end)
{
    private static readonly TimeSpan s_period = TimeSpan.FromMilliseconds(500);

    /// <summary>Tells the client what there is, until the session ends.</summary>
    public async Task TellAsync(ServerInfo info)
    {
        await SendAsync(info, FoxgloveJson.Default.ServerInfo);
        long revision = events.Revision;
        for (bool isFirst = true; ; isFirst = false)
        {
            (FoxgloveChannel[] added, uint[] gone) = channels.Update(board.Read());
            if (added.Length > 0 || isFirst)
            {
                await SendAsync(Advertisement.Of(added), FoxgloveJson.Default.Advertisement);
            }

            if (gone.Length > 0)
            {
                await SendAsync(Unadvertisement.Of(gone), FoxgloveJson.Default.Unadvertisement);
            }

            if (events.Revision is var newest && newest != revision)
            {
                revision = newest;
                await TellWatchedAsync();
            }

            await Task.Delay(s_period, end);
        }
    }

    /// <summary>Does what the client asks for, until it leaves.</summary>
    public async Task ObeyAsync()
    {
        while (await reader.ReadAsync(end) is { } message)
        {
            try
            {
                await ObeyAsync(message);
            }
            catch (NodeCallException e)
            {
                await TellAsync(StatusMessage.Error(e.Message));
            }
            catch (JsonException e)
            {
                await TellAsync(StatusMessage.Error($"A message is none of the protocol: {e.Message}"));
            }
        }
    }

    private async Task ObeyAsync(SocketMessage message)
    {
        ClientMessage? asked = message.IsText ? ClientMessage.Read(message.Data.Span) : null;
        string[] names = asked?.ParameterNames ?? [];
        switch (asked?.Op)
        {
            case "subscribe":
                await TellFaultsAsync((asked.Subscriptions ?? []).Select(channels.Subscribe));
                break;
            case "unsubscribe":
                await TellFaultsAsync((asked.SubscriptionIds ?? []).Select(channels.Unsubscribe));
                break;
            case "getParameters":
                await TellValuesAsync(token => parameters.GetAsync(names, token), asked.Id);
                break;
            case "setParameters":
                await SetAsync(asked.Parameters ?? [], asked.Id);
                break;
            case "subscribeParameterUpdates":
                await parameters.WatchAsync(names, end);
                break;
            case "unsubscribeParameterUpdates":
                parameters.Unwatch(names);
                break;
            default:
                string what = asked is null ? "messages and calls" : $"the operation '{asked.Op}'";
                await TellAsync(StatusMessage.Warning($"This server does not take {what}."));
                break;
        }
    }

    private async Task SetAsync(ClientParameter[] wanted, string? id)
    {
        try
        {
            await parameters.SetAsync(wanted, end);
        }
        catch (NodeCallException e)
        {
            await TellAsync(StatusMessage.Error(e.Message));
        }

        // What is in force now, so that the client shows that also after a refusal.
        await TellValuesAsync(token => parameters.GetAsync([.. wanted.Select(parameter => parameter.Name)], token), id);
    }

    private async Task TellFaultsAsync(IEnumerable<string?> faults)
    {
        foreach (string fault in faults.OfType<string>())
        {
            await TellAsync(StatusMessage.Warning(fault));
        }
    }

    private async Task TellWatchedAsync()
    {
        try
        {
            await TellValuesAsync(parameters.GetWatchedAsync, id: null);
        }
        catch (NodeCallException e)
        {
            await TellAsync(StatusMessage.Warning(e.Message));
        }
    }

    private async Task TellValuesAsync(Func<CancellationToken, Task<FoxgloveParameter[]>> read, string? id)
    {
        FoxgloveParameter[] values = await read(end);
        if (values.Length > 0 || id is not null)
        {
            await SendAsync(ParameterValues.Of(values, id), FoxgloveJson.Default.ParameterValues);
        }
    }

    private Task TellAsync(StatusMessage status) => SendAsync(status, FoxgloveJson.Default.StatusMessage);

    private Task SendAsync<T>(T message, JsonTypeInfo<T> type) =>
        writer.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message, type), WebSocketMessageType.Text);
}
