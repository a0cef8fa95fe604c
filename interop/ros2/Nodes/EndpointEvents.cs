namespace Robotics.Ros2;

/// <summary>
/// What an endpoint reports while it lives. The calls come on the context's event thread, one at a time; they may dispose anything.
/// </summary>
public sealed record EndpointEvents
{
    /// <summary>The number of matched peers changed; the argument is the number now.</summary>
    public Action<int>? Matched { get; init; }

    /// <summary>A peer on the same topic was refused; the argument is a sentence that says why.</summary>
    public Action<string>? IncompatibleQos { get; init; }
}
