namespace Robotics.Ros2;

/// <summary>What a subscription receives that joins late.</summary>
public enum Durability
{
    /// <summary>Nothing from before.</summary>
    Volatile,

    /// <summary>The last messages of every publisher that still lives.</summary>
    TransientLocal,
}
