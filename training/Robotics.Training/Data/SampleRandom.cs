namespace Robotics.Training.Data;

/// <summary>
/// SplitMix64 stream that depends only on (seed, stream): every sample draws from its own, so that neither thread timing nor a
/// resumed run changes what it sees.
/// </summary>
public struct SampleRandom
{
    private const ulong Gamma = 0x9E3779B97F4A7C15;

    private ulong _state;

    public SampleRandom(ulong seed, ulong stream) => _state = Mix(Mix(seed + Gamma) ^ (stream * Gamma));

    public ulong NextUInt64() => Mix(_state += Gamma);

    /// <summary>Uniform in [0, 1).</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in [minimum, maximum).</summary>
    public double NextDouble(double minimum, double maximum) => minimum + ((maximum - minimum) * NextDouble());

    /// <summary>Uniform in 0 .. bound - 1.</summary>
    public int NextInt32(int bound) => (int)Math.BigMul(NextUInt64(), (ulong)bound, out _);

    /// <summary>Normal with mean 0 and standard deviation 1.</summary>
    public double NextNormal() => Math.Sqrt(-2 * Math.Log(1 - NextDouble())) * Math.Cos(2 * Math.PI * NextDouble());

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
