namespace Robotics.Bags;

/// <summary>Whether lost messages are sent again; the numbers are those of <c>rmw</c>.</summary>
public enum QosReliability
{
    /// <summary>The middleware's choice.</summary>
    SystemDefault = 0,

    /// <summary>Sent again until acknowledged.</summary>
    Reliable = 1,

    /// <summary>Sent once.</summary>
    BestEffort = 2,

    /// <summary>Nobody knows.</summary>
    Unknown = 3,

    /// <summary>What the other side has.</summary>
    BestAvailable = 4,
}
