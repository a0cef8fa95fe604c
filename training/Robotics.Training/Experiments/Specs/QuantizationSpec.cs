using Robotics.Training.Quantization.Methods;
using Robotics.Training.Quantization.Network;

namespace Robotics.Training.Experiments;

/// <summary>How the networks of an experiment are quantized once they are trained.</summary>
public sealed record QuantizationSpec
{
    /// <summary>Weight method of <c>./robotics quantize</c>.</summary>
    public string Method { get; init; } = "gpfq";

    /// <summary>Bits a weight, a column each.</summary>
    public IReadOnlyList<int> Bits { get; init; } = [8, 7, 6, 5, 4, 3, 2];

    /// <summary>Calibration pictures.</summary>
    public int Images { get; init; } = 32;

    /// <summary>Runs of a row that are quantized, from the first seed on.</summary>
    public int Seeds { get; init; } = 1;

    /// <exception cref="ArgumentException">There is no such method, or a number is out of range.</exception>
    public void Validate()
    {
        foreach (int bits in Bits)
        {
            Options(bits).Validate();
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(Images, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Seeds, 1);
    }

    internal QuantizationOptions Options(int bits) => new() { Method = WeightMethods.Get(Method), Bits = bits };
}
