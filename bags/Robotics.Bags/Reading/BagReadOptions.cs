namespace Robotics.Bags;

/// <summary>How to read.</summary>
public sealed record BagReadOptions
{
    /// <summary>Leaves damaged parts out and notes them, instead of ending with an exception.</summary>
    public bool SkipDamaged { get; init; }
}
