using static TorchSharp.torch;

namespace Robotics.Training.Distillation.Methods;

/// <summary>
/// Xu et al. 2020 (UNIX): only the images of a batch that the student is least sure of go to the teacher, and the surer of them are
/// mixed with others.
/// </summary>
internal static class UncertainMixup
{
    /// <summary>Entropy of the student's distribution, (N).</summary>
    public static Tensor Entropy(Tensor logits) => -(logits.softmax(1) * logits.log_softmax(1)).sum(1);

    /// <summary>Images in the order of uncertainty, most uncertain first.</summary>
    public static Tensor Order(Tensor logits) => Entropy(logits.detach()).argsort(0, descending: true);

    /// <summary>Share of the partner at each place of that order: 0 at the first places, then the given one.</summary>
    /// <param name="batchSize">Places.</param>
    /// <param name="pure">Images that are not mixed.</param>
    /// <param name="steepness">How sudden the change is.</param>
    /// <param name="share">Share of the partner behind it.</param>
    public static Tensor Shares(long batchSize, double pure, double steepness, double share)
    {
        double middle = (2 * pure - 1) / (2 * batchSize);
        Tensor place = arange(batchSize, dtype: float32) / batchSize - middle;
        return (place * steepness).sigmoid() * share;
    }
}
