using Robotics.Training.Quantization.Grids;
using Robotics.Training.Quantization.Weights;

namespace Robotics.Training.Quantization.Methods;

/// <summary>Every weight method, by name.</summary>
public static class WeightMethods
{
    public static IReadOnlyList<WeightMethod> All { get; } =
    [
        new("gpfq", "greedy path following, Zhang, Zhou and Saab: 2^b + 1 values", true, problem => Greedy(problem, Msq(problem))),
        new(
            "gpfq-packed", "the same with 2^b - 1 values, so that a code fits into b bits", true,
            problem => Greedy(problem, Packed(problem))),
        new("gpfq-l1", "the same after soft thresholding, for sparse weights", true, problem => Greedy(problem, Soft(problem))),
        new("gpfq-l0", "the same after hard thresholding, for sparse weights", true, problem => Greedy(problem, Hard(problem))),
        new("gpfq-2020", "greedy path following, Lybrand and Saab: an alphabet of 2^b values", true, problem =>
            GreedyPathFollowing.Quantize(problem.Weights, problem.RequiredInputs, Alphabet(problem), GreedyForm.V2020, problem.Groups)),
        new(
            "msq", "each weight to its nearest value on gpfq's grid", false,
            problem => RoundToNearest.Quantize(problem.Weights, Msq(problem))),
        new("rtn", "round to nearest, 2^b - 1 values up to the layer's largest weight", false, problem =>
            RoundToNearest.Quantize(problem.Weights, Full(GridScale.Max(problem.Weights), problem.Bits))),
        new("rtn-channel", "round to nearest, 2^b - 1 values up to the neuron's largest weight", false, problem =>
            RoundToNearest.Quantize(
                problem.Weights,
                [.. Enumerable.Range(0, problem.Weights.Rows).Select(row => Full(GridScale.Max(problem.Weights, row), problem.Bits))])),
    ];

    /// <exception cref="ArgumentException">No method has that name; the message lists those that exist.</exception>
    public static WeightMethod Get(string name) =>
        All.FirstOrDefault(method => method.Name == name)
        ?? throw new ArgumentException(
            $"There is no weight method \"{name}\"; choose one of {string.Join(", ", All.Select(method => method.Name))}.");

    private static QuantizedWeights Greedy(LayerProblem problem, QuantizationGrid grid) =>
        GreedyPathFollowing.Quantize(problem.Weights, problem.RequiredInputs, grid, GreedyForm.V2021, problem.Groups);

    private static SymmetricGrid Msq(LayerProblem problem) => new(Reach(problem) / Half(problem.Bits), Half(problem.Bits));

    private static SymmetricGrid Packed(LayerProblem problem) => Full(Reach(problem), problem.Bits);

    private static SoftThresholdGrid Soft(LayerProblem problem) =>
        new(Reach(problem) / Half(problem.Bits), Half(problem.Bits), Threshold(problem));

    private static HardThresholdGrid Hard(LayerProblem problem) =>
        new((Reach(problem) - Threshold(problem)) / Half(problem.Bits), Half(problem.Bits), Threshold(problem));

    private static AlphabetGrid Alphabet(LayerProblem problem) =>
        new(problem.Options.MedianScale * GridScale.Median(problem.Weights), 1L << problem.Bits);

    private static SymmetricGrid Full(double reach, int bits) => new(reach / (Half(bits) - 1), Half(bits) - 1);

    private static double Reach(LayerProblem problem) => problem.Options.RadiusScale * Radius(problem);

    private static double Threshold(LayerProblem problem) => problem.Options.RelativeThreshold * Radius(problem);

    private static double Radius(LayerProblem problem) => GridScale.MeanQuantile(problem.Weights, problem.Options.Quantile);

    private static long Half(int bits) => 1L << (bits - 1);
}
