using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Seeds the default source of random numbers of every device, and returns the CPU's.</summary>
    public static Generator manual_seed(long seed)
    {
        NativeMethods.Check(NativeMethods.rt_manual_seed(unchecked((ulong)seed)));
        return Generator.Default;
    }

    /// <summary>The seed of the CPU's default source.</summary>
    public static long initial_seed()
    {
        using var generator = Generator.Default;
        return generator.initial_seed();
    }

    /// <summary>The state of the CPU's default source as a tensor of bytes.</summary>
    public static Tensor get_rng_state()
    {
        using var generator = Generator.Default;
        return generator.get_state();
    }

    /// <summary>Puts the CPU's default source back to a state that <see cref="get_rng_state"/> gave.</summary>
    public static void set_rng_state(Tensor new_state)
    {
        using var generator = Generator.Default;
        generator.set_state(new_state);
    }
}
