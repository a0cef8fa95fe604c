namespace Robotics.Dashboard.Foxglove;

/// <summary>What a client says; each operation has some of the fields.</summary>
internal sealed record ClientMessage(
    string Op,
    ClientSubscription[]? Subscriptions = null,
    uint[]? SubscriptionIds = null,
    string[]? ParameterNames = null,
    ClientParameter[]? Parameters = null,
    string? Id = null);
