using Robotics.Training.Verification.Formula;
using Robotics.Training.Verification.Losses;
using Robotics.Training.Verification.Metrics;
using Robotics.Training.Verification.Models;
using Robotics.Training.Verification.Quantization;
using Robotics.Training.Verification.Training;

namespace Robotics.Training.Verification;

/// <summary>Every kind of record that can be verified.</summary>
public static class Verifiers
{
    /// <summary>Tried in this order.</summary>
    public static IReadOnlyList<IVerifier> All { get; } =
    [
        new FormulaVerifier(),
        new ModelVerifier(),
        new ModelIndexVerifier(),
        new SegFormerStyleVerifier(),
        new SegFormerKeysVerifier(),
        new LossVerifier(),
        new SegmentationMetricsVerifier(),
        new GradientVerifier(),
        new TraceVerifier(),
        new GreedyVerifier(),
        new AlphabetVerifier(),
        new AffineVerifier(),
    ];
}
