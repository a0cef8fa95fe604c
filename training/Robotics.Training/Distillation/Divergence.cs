using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Distillation;

/// <summary>How far the student's distribution over classes is from the teacher's.</summary>
internal static class Divergence
{
    /// <summary>
    /// Kullback-Leibler divergence of softened logits, a mean over samples, or pixels where the logits are (N, C, H, W). It is not
    /// multiplied by the square of the temperature.
    /// </summary>
    public static Tensor Kl(Tensor student, Tensor teacher, double temperature)
    {
        Tensor predicted = Rows(student), target = Rows(teacher);
        return KlOfProbabilities((predicted / temperature).log_softmax(1), (target / temperature).softmax(1));
    }

    /// <summary>The same of log-probabilities and probabilities, (N, C).</summary>
    public static Tensor KlOfProbabilities(Tensor logProbabilities, Tensor target) =>
        functional.kl_div(logProbabilities, target, log_target: false, Reduction.Sum) / target.shape[0];

    /// <summary>One row a sample or pixel: (N, C, ...) to (M, C).</summary>
    public static Tensor Rows(Tensor logits) => logits.ndim == 2 ? logits : logits.flatten(2).transpose(1, 2).reshape(-1, logits.shape[1]);
}
