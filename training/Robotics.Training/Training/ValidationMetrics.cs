using Robotics.Vision;

namespace Robotics.Training;

/// <summary>Quality of the averaged weights on the validation set.</summary>
/// <param name="Step">Steps done.</param>
/// <param name="Confusion">Pixel counts at the pictures' own resolution.</param>
public sealed record ValidationMetrics(long Step, ConfusionMatrix Confusion);
