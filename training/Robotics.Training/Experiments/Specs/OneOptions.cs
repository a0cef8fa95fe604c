using Robotics.Training.Distillation;
using Robotics.Training.Distillation.Online;

namespace Robotics.Training.Experiments;

/// <summary>Options of the method one in experiments.</summary>
public sealed record OneOptions : IRisingWeight
{
    /// <summary>Branches on the common trunk (the authors: 3).</summary>
    public int Branches { get; init; } = 3;

    /// <summary>Weights and temperature.</summary>
    public OnTheFlyEnsembleOptions Loss { get; init; } = new();

    (string Option, double Epochs)? IRisingWeight.Rise => ("loss.ramp_up_epochs", Loss.RampUpEpochs);
}
