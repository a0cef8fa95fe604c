using static TorchSharp.torch;

namespace Robotics.Training.Verification.Losses;

/// <summary>Every record that can be computed, by its id: keeps its outputs in the case and returns the loss to differentiate.</summary>
internal static class LossCases
{
    public static IReadOnlyDictionary<string, Func<LossCase, Tensor?>> All { get; } =
        new[]
            {
                ResponseCases.All, FeatureCases.All, RelationCases.All, ReuseCases.All, SelfSupervisedCases.All, MixingCases.All,
                EnsembleCases.All,
            }
            .SelectMany(cases => cases)
            .ToDictionary(entry => entry.Key, entry => entry.Value);
}
