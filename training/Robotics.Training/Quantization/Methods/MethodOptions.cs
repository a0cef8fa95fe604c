namespace Robotics.Training.Quantization.Methods;

/// <summary>What the weight methods can be told; the defaults are those of their sources where these state one.</summary>
public sealed record MethodOptions
{
    /// <summary>Reach of the grid over the radius of the layer (GPFQ 2021, MSQ: 1.16).</summary>
    public double RadiusScale { get; init; } = 1.16;

    /// <summary>Quantile of the magnitudes of a neuron's weights whose mean is the radius; 1 is the maximum.</summary>
    public double Quantile { get; init; } = 1;

    /// <summary>Reach of the 2020 alphabet over the median magnitude. Its authors search it for each network, 2 to 6.</summary>
    public double MedianScale { get; init; } = 4;

    /// <summary>Threshold of the sparse forms over the radius of the layer.</summary>
    public double RelativeThreshold { get; init; } = 0.02;
}
