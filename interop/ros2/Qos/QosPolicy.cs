namespace Robotics.Ros2;

/// <summary>Says in words why a peer was refused. DDS tells the policy, not the peer's value, which follows from the own one.</summary>
internal static class QosPolicy
{
    // DDS policy ids (DDS 1.4, 2.2.3).
    private const uint Durability = 2;
    private const uint Presentation = 3;
    private const uint Deadline = 4;
    private const uint LatencyBudget = 5;
    private const uint Ownership = 6;
    private const uint Liveliness = 8;
    private const uint Partition = 10;
    private const uint Reliability = 11;
    private const uint DestinationOrder = 12;
    private const uint DataRepresentation = 23;

    internal static string DescribeRefusedSubscription(string topic, uint policy) => policy switch
    {
        Reliability =>
            $"A subscription on '{topic}' requests reliable messages, and this publisher offers best effort; it receives nothing.",
        Durability =>
            $"A subscription on '{topic}' requests transient local messages, and this publisher offers volatile; it receives nothing.",
        _ => $"A subscription on '{topic}' requests another {Name(policy)} than this publisher offers; it receives nothing.",
    };

    internal static string DescribeRefusedPublisher(string topic, uint policy) => policy switch
    {
        Reliability =>
            $"A publisher on '{topic}' offers best effort, and this subscription requests reliable messages; nothing is received from it.",
        Durability => $"A publisher on '{topic}' offers volatile messages, and this subscription requests transient local; "
            + "nothing is received from it.",
        _ => $"A publisher on '{topic}' offers another {Name(policy)} than this subscription requests; nothing is received from it.",
    };

    private static string Name(uint policy) => policy switch
    {
        Presentation => "presentation",
        Deadline => "deadline",
        LatencyBudget => "latency budget",
        Ownership => "ownership",
        Liveliness => "liveliness",
        Partition => "partition",
        DestinationOrder => "destination order",
        DataRepresentation => "data representation",
        _ => $"QoS policy (DDS id {policy})",
    };
}
