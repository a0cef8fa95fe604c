using Robotics.Inference;

namespace Robotics.Training.Quantization.Deployment;

/// <summary>What a deployed model has to hold, and where it is to run.</summary>
public sealed record DeploymentOptions
{
    public ExecutionProvider Provider { get; init; } = ExecutionProvider.Cpu;

    /// <summary>The form to write whatever is measured; null for the fastest that is good enough.</summary>
    public string? Form { get; init; }

    /// <summary>Threads of one inference.</summary>
    public int Threads { get; init; } = 2;

    /// <summary>Largest drop of mIoU from float32 over the validation frames, 0 to 1.</summary>
    public double MaxDrop { get; init; } = 0.005;

    /// <summary>Calibration pictures, from the training part.</summary>
    public int CalibrationImages { get; init; } = 32;

    /// <summary>Frames to measure on, from the validation part.</summary>
    public int Frames { get; init; } = 50;
}
