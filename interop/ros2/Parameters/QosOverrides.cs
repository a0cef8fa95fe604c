namespace Robotics.Ros2;

/// <summary>The parameters that choose an endpoint's QoS, with the names and values of rclcpp.</summary>
internal static class QosOverrides
{
    private const string KeepLast = "keep_last";
    private const string KeepAll = "keep_all";
    private const string Reliable = "reliable";
    private const string BestEffort = "best_effort";
    private const string Volatile = "volatile";
    private const string TransientLocal = "transient_local";

    internal static QosProfile Declare(RosParameters parameters, string topic, QosOverrideKind kind, QosProfile qos)
    {
        var group = $"qos_overrides.{topic}.{(kind == QosOverrideKind.Publisher ? "publisher" : "subscription")}";
        string Choose(string policy, string chosen, params string[] values) => parameters.Declare($"{group}.{policy}", chosen, new()
        {
            Description = $"The {policy} of the {(kind == QosOverrideKind.Publisher ? "publisher" : "subscription")} on {topic}.",
            Constraints = string.Join(" or ", values),
            ReadOnly = true,
            Validate = value => values.Contains(value) ? null : $"It must be {string.Join(" or ", values)}.",
        }).Value;

        var keepsAll = qos.Depth == QosProfile.KeepAll;
        var depth = parameters.Declare($"{group}.depth", keepsAll ? 1 : qos.Depth, new()
        {
            Description = $"How many messages the history {KeepLast} holds.",
            Range = ParameterRange.Integers(1, int.MaxValue - 1),
            ReadOnly = true,
        }).Value;
        var durability = Choose("durability", qos.Durability == Durability.Volatile ? Volatile : TransientLocal, Volatile, TransientLocal);
        var history = Choose("history", keepsAll ? KeepAll : KeepLast, KeepLast, KeepAll);
        var reliability = Choose("reliability", qos.Reliability == Reliability.Reliable ? Reliable : BestEffort, Reliable, BestEffort);
        return qos with
        {
            Depth = history == KeepAll ? QosProfile.KeepAll : depth,
            Durability = durability == Volatile ? Durability.Volatile : Durability.TransientLocal,
            Reliability = reliability == Reliable ? Reliability.Reliable : Reliability.BestEffort,
        };
    }
}
