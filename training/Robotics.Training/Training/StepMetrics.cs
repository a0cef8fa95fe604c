namespace Robotics.Training;

/// <summary>What one optimizer step measured.</summary>
/// <param name="Step">Steps done, this one included.</param>
/// <param name="Loss">Mean loss of the batch.</param>
/// <param name="LearningRate">Learning rate used.</param>
/// <param name="GradientNorm">Global L2 norm of the gradients before clipping.</param>
public readonly record struct StepMetrics(long Step, double Loss, double LearningRate, double GradientNorm);
