namespace Robotics.Bags;

/// <summary>Which messages a publisher keeps; the numbers are those of <c>rmw</c>.</summary>
public enum QosHistory
{
    /// <summary>The middleware's choice.</summary>
    SystemDefault = 0,

    /// <summary>The last <see cref="TopicQos.Depth"/>.</summary>
    KeepLast = 1,

    /// <summary>All.</summary>
    KeepAll = 2,

    /// <summary>Nobody knows.</summary>
    Unknown = 3,
}
