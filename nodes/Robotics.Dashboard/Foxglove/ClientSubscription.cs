namespace Robotics.Dashboard.Foxglove;

/// <summary>Asks for a channel's messages under a number of the client's choice.</summary>
internal sealed record ClientSubscription(uint Id, uint ChannelId);
