using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Distillation.Online;

/// <summary>The loss of ONE: labels for every branch and for the ensemble, and the ensemble's softened logits for every branch.</summary>
public static class OnTheFlyEnsemble
{
    // Keeps the logarithm of the target finite.
    private const double Epsilon = 1e-7;

    /// <summary>The loss of a batch. Only the returned tensors outlive the call.</summary>
    /// <param name="output">Output of the branches.</param>
    /// <param name="labels">Class ids, (N), int64.</param>
    /// <param name="options">Weights and temperature.</param>
    /// <param name="labelLoss">The loss of logits with the labels.</param>
    /// <param name="epoch">Epochs that are over.</param>
    public static DistillationLoss Loss(
        OnlineOutput output, Tensor labels, OnTheFlyEnsembleOptions options, LabelLoss labelLoss, double epoch = double.PositiveInfinity)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor crossEntropy = output.Logits.Append(output.Ensemble).Select(logits => labelLoss.Compute(logits, labels))
            .Aggregate((sum, loss) => sum + loss);
        Tensor divergence = output.Logits.Select(logits => Divergence(logits, output.Ensemble, options.Temperature))
            .Aggregate((sum, loss) => sum + loss);
        LossTerm[] terms =
        [
            new("cross_entropy", crossEntropy, options.CrossEntropyWeight),
            new("kl", divergence, options.Weight * RampUp(epoch, options.RampUpEpochs)),
        ];
        Tensor total = terms[0].Value * terms[0].Weight + terms[1].Value * terms[1].Weight;
        scope.MoveToOuter(terms.Select(term => term.Value));
        return new DistillationLoss(total.MoveToOuterDisposeScope(), terms);
    }

    internal static Tensor Divergence(Tensor student, Tensor ensemble, double temperature)
    {
        Tensor target = (ensemble.detach() / temperature).softmax(1) + Epsilon;
        Tensor each = target * (target.log() - (student / temperature).log_softmax(1));
        return each.sum() * (temperature * temperature) / student.shape[0];
    }

    private static double RampUp(double epoch, double epochs)
    {
        double missing = epoch >= epochs ? 0 : 1 - epoch / epochs;
        return Math.Exp(-5 * missing * missing);
    }
}
