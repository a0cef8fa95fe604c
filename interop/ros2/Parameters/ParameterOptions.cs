namespace Robotics.Ros2;

/// <summary>What a declaration says beside name and default.</summary>
/// <typeparam name="T">The parameter's type.</typeparam>
public sealed record ParameterOptions<T>
{
    /// <summary>What the parameter does, for <c>ros2 param describe</c> and the documentation.</summary>
    public string Description { get; init; } = "";

    /// <summary>What the range does not say about allowed values, in words.</summary>
    public string Constraints { get; init; } = "";

    /// <summary>Whether the value is fixed once the parameter is declared.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>The allowed values of a number; null for all.</summary>
    public ParameterRange? Range { get; init; }

    /// <summary>
    /// Gives the reason why a new value is refused, or null to allow it. Called for overrides, and on the thread that sets the parameter;
    /// the value is not in force yet and may still be refused.
    /// </summary>
    public Func<T, string?>? Validate { get; init; }
}
