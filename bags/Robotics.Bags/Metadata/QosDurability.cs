namespace Robotics.Bags;

/// <summary>What a late subscription receives; the numbers are those of <c>rmw</c>.</summary>
public enum QosDurability
{
    /// <summary>The middleware's choice.</summary>
    SystemDefault = 0,

    /// <summary>What the publisher keeps.</summary>
    TransientLocal = 1,

    /// <summary>Nothing from before.</summary>
    Volatile = 2,

    /// <summary>Nobody knows.</summary>
    Unknown = 3,

    /// <summary>What the other side has.</summary>
    BestAvailable = 4,
}
