using System.Text.Json;

namespace Robotics.Dashboard.Foxglove;

/// <summary>What a client says; each operation has some of the fields.</summary>
internal sealed record ClientMessage(
    string Op,
    ClientSubscription[]? Subscriptions = null,
    uint[]? SubscriptionIds = null,
    string[]? ParameterNames = null,
    ClientParameter[]? Parameters = null,
    string? Id = null)
{
    /// <exception cref="JsonException">It is no message of the protocol.</exception>
    public static ClientMessage? Read(ReadOnlySpan<byte> json)
    {
        ClientMessage? message = JsonSerializer.Deserialize(json, FoxgloveJson.Default.ClientMessage);
        object?[]?[] lists = [message?.Subscriptions, message?.ParameterNames, message?.Parameters];
        return lists.Any(list => list?.Contains(null) == true) ? throw new JsonException("an element of a list is null.") : message;
    }
}
