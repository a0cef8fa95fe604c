namespace Robotics.Ros2;

/// <summary>
/// Handles one message on the subscription's own thread. Messages that come meanwhile wait, the newest <see cref="QosProfile.Depth"/> of
/// them.
/// </summary>
/// <param name="cdr">The payload as it arrived, with its encapsulation header; valid during the call only.</param>
/// <param name="info">What DDS tells beside it.</param>
public delegate void RosMessageHandler(ReadOnlySpan<byte> cdr, in MessageInfo info);
