namespace Robotics.Msgs;

/// <summary>What a message type says of itself.</summary>
/// <param name="RosType">The ROS name, for example <c>sensor_msgs/msg/Image</c>.</param>
/// <param name="DdsType">The name announced over DDS.</param>
/// <param name="TypeHash">The REP-2011 hash.</param>
/// <param name="DefinitionText">The field lists of the message and of every message in it (MCAP's <c>ros2msg</c>).</param>
public sealed record MessageTypeInfo(string RosType, string DdsType, string TypeHash, string DefinitionText);
