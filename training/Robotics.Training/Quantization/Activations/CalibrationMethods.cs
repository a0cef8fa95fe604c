namespace Robotics.Training.Quantization.Activations;

/// <summary>Every calibration method, by name.</summary>
public static class CalibrationMethods
{
    /// <summary>Share of the values that <c>Percentile</c> holds.</summary>
    public const double Percentile = 0.9999;

    public static IReadOnlyList<CalibrationMethod> All { get; } =
    [
        new("MinMax", "all that was seen", (histogram, _) => histogram.BinWidth * ActivationHistogram.Bins),
        new("Percentile", "99.99 % of what was seen", (histogram, _) => PercentileThreshold.Find(histogram, Percentile)),
        new("Entropy", "least divergence of the quantized distribution from the one seen", EntropyThreshold.Find),
        new("MSE", "least mean square error", SquareErrorThreshold.Find),
    ];

    /// <exception cref="ArgumentException">No method has that name; the message lists those that exist.</exception>
    public static CalibrationMethod Get(string name) =>
        All.FirstOrDefault(method => method.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException(
            $"There is no calibration \"{name}\"; choose one of {string.Join(", ", All.Select(method => method.Name))}.");
}
