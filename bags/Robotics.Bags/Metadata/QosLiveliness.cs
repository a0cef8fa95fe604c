namespace Robotics.Bags;

/// <summary>Who says that a publisher lives; the numbers are those of <c>rmw</c>.</summary>
public enum QosLiveliness
{
    /// <summary>The middleware's choice.</summary>
    SystemDefault = 0,

    /// <summary>The middleware.</summary>
    Automatic = 1,

    /// <summary>The node; no longer used.</summary>
    ManualByNode = 2,

    /// <summary>The publisher itself.</summary>
    ManualByTopic = 3,

    /// <summary>Nobody knows.</summary>
    Unknown = 4,

    /// <summary>What the other side has.</summary>
    BestAvailable = 5,
}
