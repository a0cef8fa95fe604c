namespace Robotics.Dashboard.Foxglove;

/// <summary>Tells a client of channels that are gone.</summary>
internal sealed record Unadvertisement(string Op, uint[] ChannelIds)
{
    public static Unadvertisement Of(uint[] ids) => new("unadvertise", ids);
}
