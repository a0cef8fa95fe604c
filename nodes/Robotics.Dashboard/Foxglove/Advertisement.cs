namespace Robotics.Dashboard.Foxglove;

/// <summary>Tells a client of new channels.</summary>
internal sealed record Advertisement(string Op, FoxgloveChannel[] Channels)
{
    public static Advertisement Of(FoxgloveChannel[] channels) => new("advertise", channels);
}
