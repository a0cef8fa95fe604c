using Robotics.Dashboard.Sockets;
using Robotics.Ros2;

namespace Robotics.Dashboard.Foxglove;

/// <summary>The channels that one client was told of, and what it has subscribed of them. Safe to use from several threads.</summary>
internal sealed class ClientChannels(RosNode node, SocketWriter writer) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<uint, FoxgloveChannel> _told = [];
    private readonly Dictionary<uint, MessageForwarder> _forwarders = [];

    /// <summary>Brings the table up to date, ends the subscriptions of channels that are gone, and gives the difference.</summary>
    public (FoxgloveChannel[] Added, uint[] Gone) Update(IReadOnlyList<FoxgloveChannel> now)
    {
        lock (_gate)
        {
            FoxgloveChannel[] added = [.. now.Where(channel => !_told.ContainsKey(channel.Id))];
            uint[] gone = [.. _told.Keys.Except(now.Select(channel => channel.Id))];
            Array.ForEach(added, channel => _told.Add(channel.Id, channel));
            Array.ForEach(gone, id => _told.Remove(id));
            End(forwarder => gone.Contains(forwarder.ChannelId));
            return (added, gone);
        }
    }

    /// <returns>Why it cannot be subscribed, or null.</returns>
    public string? Subscribe(ClientSubscription wanted)
    {
        lock (_gate)
        {
            if (!_told.TryGetValue(wanted.ChannelId, out FoxgloveChannel? channel))
            {
                return $"There is no channel {wanted.ChannelId}.";
            }

            if (_forwarders.ContainsKey(wanted.Id))
            {
                return $"The number {wanted.Id} is taken by another subscription.";
            }

            try
            {
                _forwarders.Add(wanted.Id, new MessageForwarder(node, channel, wanted.Id, writer));
                return null;
            }
            catch (RosException e)
            {
                return e.Message;
            }
        }
    }

    /// <returns>Why it cannot be ended, or null.</returns>
    public string? Unsubscribe(uint id)
    {
        lock (_gate)
        {
            return End(forwarder => forwarder.Id == id) > 0 ? null : $"There is no subscription {id}.";
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            End(_ => true);
        }
    }

    private int End(Func<MessageForwarder, bool> which)
    {
        MessageForwarder[] ended = [.. _forwarders.Values.Where(which)];
        foreach (MessageForwarder forwarder in ended)
        {
            _forwarders.Remove(forwarder.Id);
            forwarder.Dispose();
        }

        return ended.Length;
    }
}
