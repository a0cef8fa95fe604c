namespace Robotics.Ros2;

/// <summary>Which endpoint of a topic a QoS override concerns.</summary>
public enum QosOverrideKind
{
    /// <summary>The node's publisher.</summary>
    Publisher,

    /// <summary>The node's subscription.</summary>
    Subscription,
}
