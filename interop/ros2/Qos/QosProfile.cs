using Robotics.Ros2.Native;

namespace Robotics.Ros2;

/// <summary>
/// The quality of service of a publisher or subscription. They match when the publisher offers at least what the subscription requests in
/// reliability and durability; the depth is each side's own.
/// </summary>
public sealed record QosProfile
{
    /// <summary>The <see cref="Depth"/> that keeps all messages.</summary>
    public const int KeepAll = int.MaxValue;

    private readonly int _depth = 10;
    private readonly TimeSpan? _lifespan;

    /// <summary>The last 5, best effort, volatile: cameras and other sensors.</summary>
    public static QosProfile SensorData { get; } = new() { Depth = 5, Reliability = Reliability.BestEffort };

    /// <summary>The last 10, reliable, volatile: what ROS 2 takes when nothing is said.</summary>
    public static QosProfile Default { get; } = new();

    /// <summary>What ROS 2 takes for services, both ways: the last 10, reliable, volatile.</summary>
    public static QosProfile Services { get; } = new();

    /// <summary>What ROS 2 takes for the parameter services and <c>/parameter_events</c>: the last 1000, reliable, volatile.</summary>
    public static QosProfile Parameters { get; } = new() { Depth = 1000 };

    /// <summary>What ROS 2 takes to publish on <c>/rosout</c>: the last 1000, reliable, transient local, for 10 s.</summary>
    public static QosProfile Rosout { get; } = Latched(1000) with { Lifespan = TimeSpan.FromSeconds(10) };

    /// <summary>What ROS 2 takes to subscribe to <c>/clock</c>: the last one, best effort, volatile.</summary>
    public static QosProfile Clock { get; } = new() { Depth = 1, Reliability = Reliability.BestEffort };

    /// <summary>Whether lost messages are sent again.</summary>
    public Reliability Reliability { get; init; } = Reliability.Reliable;

    /// <summary>What a late subscription receives.</summary>
    public Durability Durability { get; init; } = Durability.Volatile;

    /// <summary>
    /// How many messages are kept: by a subscription until they are taken, by a publisher for resending and for late subscriptions.
    /// </summary>
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

    /// <summary>How long a publisher keeps a message for late subscriptions and resending; null for as long as the depth allows.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is not above zero.</exception>
    public TimeSpan? Lifespan
    {
        get => _lifespan;
        init
        {
            if (value is { } time)
            {
                ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(time, TimeSpan.Zero, nameof(Lifespan));
            }

            _lifespan = value;
        }
    }

    /// <summary>Reliable, and the last <paramref name="depth"/> messages reach late subscriptions: maps, labels, descriptions.</summary>
    public static QosProfile Latched(int depth = 1) => new() { Depth = depth, Durability = Durability.TransientLocal };

    internal NativeQos ToNative() => new()
    {
        Reliable = Reliability == Reliability.Reliable ? 1 : 0,
        TransientLocal = Durability == Durability.TransientLocal ? 1 : 0,
        KeepAll = Depth == KeepAll ? 1 : 0,
        Depth = Depth,
        LifespanNanoseconds = Lifespan is { } time ? time.Ticks * TimeSpan.NanosecondsPerTick : 0,
    };

    internal static QosProfile FromNative(in NativeQos qos) => new()
    {
        Reliability = qos.Reliable != 0 ? Reliability.Reliable : Reliability.BestEffort,
        Durability = qos.TransientLocal != 0 ? Durability.TransientLocal : Durability.Volatile,
        Depth = qos.KeepAll != 0 ? KeepAll : Math.Max(1, qos.Depth),
        Lifespan = qos.LifespanNanoseconds > 0 ? TimeSpan.FromTicks(qos.LifespanNanoseconds / TimeSpan.NanosecondsPerTick) : null,
    };
}
