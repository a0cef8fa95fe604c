namespace Robotics.Ros2;

/// <summary>Whether parameters were set.</summary>
/// <param name="Refusal">Why they were not, or null when they were.</param>
public readonly record struct SetParameterResult(string? Refusal)
{
    /// <summary>Whether they were.</summary>
    public bool Succeeded => Refusal is null;
}
