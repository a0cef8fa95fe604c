using Robotics.Ros2.Native;

namespace Robotics.Ros2;

/// <summary>
/// The quality of service of a publisher or subscription. They match when the publisher offers at least what the subscription requests in
/// reliability and durability; the depth is each side's own.
/// </summary>
public sealed record QosProfile
{
    private readonly int _depth = 10;

    /// <summary>The last 5, best effort, volatile: cameras and other sensors.</summary>
    public static QosProfile SensorData { get; } = new() { Depth = 5, Reliability = Reliability.BestEffort };

    /// <summary>The last 10, reliable, volatile: what ROS 2 takes when nothing is said.</summary>
    public static QosProfile Default { get; } = new();

    /// <summary>Whether lost messages are sent again.</summary>
    public Reliability Reliability { get; init; } = Reliability.Reliable;

    /// <summary>What a late subscription receives.</summary>
    public Durability Durability { get; init; } = Durability.Volatile;

    /// <summary>How many messages are kept: by a subscription until they are taken, by a publisher for resending and for late subscriptions.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The depth is below 1.</exception>
    public int Depth
    {
        get => _depth;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(Depth));
            _depth = value;
        }
    }

    /// <summary>Reliable, and the last <paramref name="depth"/> messages reach late subscriptions: maps, labels, descriptions.</summary>
    public static QosProfile Latched(int depth = 1) => new() { Depth = depth, Durability = Durability.TransientLocal };

    internal NativeQos ToNative() => new()
    {
        Reliable = Reliability == Reliability.Reliable ? 1 : 0,
        TransientLocal = Durability == Durability.TransientLocal ? 1 : 0,
        Depth = Depth,
    };

    internal static QosProfile FromNative(in NativeQos qos) => new()
    {
        Reliability = qos.Reliable != 0 ? Reliability.Reliable : Reliability.BestEffort,
        Durability = qos.TransientLocal != 0 ? Durability.TransientLocal : Durability.Volatile,
        Depth = qos.KeepAll != 0 ? int.MaxValue : Math.Max(1, qos.Depth),
    };
}
