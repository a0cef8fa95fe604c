namespace Robotics.Training.Quantization.Weights;

/// <summary>The two published forms of greedy path-following quantization.</summary>
public enum GreedyForm
{
    /// <summary>
    /// Lybrand and Saab, 2021 (first published in 2020): a weight whose residual is orthogonal to its input is rounded on its own.
    /// </summary>
    V2020,

    /// <summary>Zhang, Zhou and Saab, 2022 (GPFQ, first published in 2021): always the projection.</summary>
    V2021,
}
