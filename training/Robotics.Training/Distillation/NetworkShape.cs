namespace Robotics.Training.Distillation;

/// <summary>What <see cref="NetworkOutput"/> looks like for one sample.</summary>
/// <param name="Classes">Number of classes.</param>
/// <param name="Features">(C, h, w) of every stage, shallow to deep.</param>
/// <param name="Embedding">Length of the embedding; 0 where there is none.</param>
public sealed record NetworkShape(long Classes, IReadOnlyList<FeatureShape> Features, long Embedding = 0)
{
    /// <summary>Number of auxiliary classifiers.</summary>
    public int Auxiliary { get; init; }

    /// <summary>The shape of an output.</summary>
    public static NetworkShape Of(NetworkOutput output) => new(
        output.Logits.shape[1],
        [.. output.Features.Select(feature => new FeatureShape(feature.shape[1], feature.shape[2], feature.shape[3]))],
        output.Embedding?.shape[1] ?? 0) { Auxiliary = output.Auxiliary.Count };
}
