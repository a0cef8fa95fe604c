namespace Robotics.Training.Data;

/// <summary>Mean and standard deviation of ImageNet's pixels in 0..1, red first: the normalisation of every model here.</summary>
public static class PixelStatistics
{
    public static IReadOnlyList<float> Mean { get; } = [0.485f, 0.456f, 0.406f];

    public static IReadOnlyList<float> Std { get; } = [0.229f, 0.224f, 0.225f];
}
