using System.Numerics;

namespace Robotics.Vision.StreetScenes.Geometry;

/// <summary>
/// Counter-based random numbers (SplitMix64). A stream is a function of its key alone, so that any object of any frame can be
/// drawn without drawing those before it.
/// </summary>
internal struct SceneRandom
{
    private ulong _state;

    public SceneRandom(ulong key) => _state = Mix(key);

    /// <summary>The stream that belongs to one object: (scene, kind of object, index, second index).</summary>
    public static SceneRandom For(ulong seed, SceneStream stream, long index = 0, long part = 0) =>
        new(Mix(Mix(Mix(seed + (ulong)stream * 0xD1B54A32D192ED03UL) ^ (ulong)index) + (ulong)part * 0x8CB92BA72F3D8DD7UL));

    public ulong Bits()
    {
        _state += 0x9E3779B97F4A7C15UL;
        return Mix(_state);
    }

    /// <summary>Uniform in [0, 1).</summary>
    public float Unit() => (Bits() >> 40) * (1f / (1 << 24));

    public float Range(float low, float high) => low + (high - low) * Unit();

    public float Range(Interval interval) => Range(interval.Low, interval.High);

    /// <summary>Triangular in [-1, 1].</summary>
    public float Bell() => Unit() - Unit();

    public bool Chance(float probability) => Unit() < probability;

    /// <summary>Uniform in 0..count-1.</summary>
    public int Index(int count) => (int)((Bits() >> 33) % (ulong)count);

    public float Sign() => Chance(0.5f) ? 1f : -1f;

    /// <summary>A small tint around one.</summary>
    public Vector3 Tint(float amount) => new(1f + amount * Bell(), 1f + amount * Bell(), 1f + amount * Bell());

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
