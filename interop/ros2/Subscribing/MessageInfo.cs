namespace Robotics.Ros2;

/// <summary>What DDS tells beside a message.</summary>
/// <param name="SourceTimestamp">When it was published, in nanoseconds since 1970 by the publisher's clock.</param>
/// <param name="PublisherHandle">A number that tells publishers apart within this process.</param>
public readonly record struct MessageInfo(long SourceTimestamp, ulong PublisherHandle);
