using System.Numerics;

namespace Robotics.Training.Quantization.Grids;

/// <summary>The values that a quantized weight may take, and the rule that picks one.</summary>
public abstract class QuantizationGrid
{
    /// <summary>Number of values.</summary>
    public abstract long Levels { get; }

    /// <summary>Code of the value for <paramref name="x"/>.</summary>
    public abstract long Encode(double x);

    /// <summary>Value of a code.</summary>
    public abstract double Decode(long code);

    /// <summary>Smallest code.</summary>
    public abstract long FirstCode { get; }

    /// <summary>What a file says of the grid.</summary>
    public abstract GridDescription Describe();

    /// <summary>Bits that tell the values apart.</summary>
    public int StorageBits => Levels < 2 ? 0 : BitOperations.Log2((ulong)(Levels - 1)) + 1;
}
