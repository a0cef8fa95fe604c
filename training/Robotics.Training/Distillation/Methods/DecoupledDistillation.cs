using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Distillation.Methods;

/// <summary>Options of <c>dkd</c>; the defaults are mdistiller's for CIFAR-100.</summary>
public sealed record DecoupledDistillationOptions : DistillationOptions, IRisingWeight
{
    /// <summary>Weight of the target-class part (TCKD); 0 switches it off.</summary>
    public double Alpha { get; init; } = 1;

    /// <summary>Weight of the part among the other classes (NCKD); 0 switches it off.</summary>
    public double Beta { get; init; } = 8;

    /// <summary>Divides the logits of both networks.</summary>
    public double Temperature { get; init; } = 4;

    /// <summary>Epochs over which the weight rises from 0.</summary>
    public double WarmupEpochs { get; init; } = 20;

    (string Option, double Epochs)? IRisingWeight.Rise => ("warmup_epochs", WarmupEpochs);

    public override void Validate()
    {
        base.Validate();
        ArgumentOutOfRangeException.ThrowIfNegative(Alpha);
        ArgumentOutOfRangeException.ThrowIfNegative(Beta);
        ArgumentOutOfRangeException.ThrowIfNegative(WarmupEpochs);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Temperature);
        if (Alpha + Beta == 0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(Alpha), "Alpha and Beta are both 0, which leaves nothing to learn from the teacher.");
        }
    }
}

/// <summary>
/// Zhao et al. 2022: Hinton's divergence, split into whether it is the labelled class (TCKD) and which of the others (NCKD), each with
/// a weight of its own.
/// </summary>
internal static class DecoupledDistillation
{
    private const double Excluded = 1000;

    public static DistillationMethod Method { get; } = DistillationMethod.Of<DecoupledDistillationOptions>(
        "dkd", "target and other classes apart, Zhao et al. 2022", (options, pairing) =>
        {
            pairing.RequireEqualClasses("dkd");
            return new FunctionDistiller("dkd", options, batch => Terms(batch, options));
        });

    /// <summary>Target-class part of logits (N, C) and labels (N), times the squared temperature.</summary>
    public static Tensor TargetClass(Tensor student, Tensor teacher, Tensor labels, double temperature)
    {
        Tensor chosen = functional.one_hot(labels, student.shape[1]);
        return Divergence.KlOfProbabilities(Binary(student, chosen, temperature).log(), Binary(teacher, chosen, temperature))
            * (temperature * temperature);
    }

    /// <summary>Part among the classes that are not the label, times the squared temperature.</summary>
    public static Tensor OtherClasses(Tensor student, Tensor teacher, Tensor labels, double temperature)
    {
        Tensor penalty = functional.one_hot(labels, student.shape[1]) * Excluded;
        return Divergence.KlOfProbabilities(
            (student / temperature - penalty).log_softmax(1), (teacher / temperature - penalty).softmax(1)) * (temperature * temperature);
    }

    private static IEnumerable<LossTerm> Terms(DistillationBatch batch, DecoupledDistillationOptions options)
    {
        double weight = options.Weight * Warmup.Of(batch.Epoch, options.WarmupEpochs);
        Tensor labels = batch.Labels.flatten(), kept = labels.ne(batch.IgnoredLabel).nonzero().flatten();
        Tensor student = Divergence.Rows(batch.Student.Logits)[kept], teacher = Divergence.Rows(batch.Teacher.Logits)[kept];
        labels = labels[kept];
        if (options.Alpha > 0)
        {
            yield return new LossTerm("tckd", TargetClass(student, teacher, labels, options.Temperature), weight * options.Alpha);
        }

        if (options.Beta > 0)
        {
            yield return new LossTerm("nckd", OtherClasses(student, teacher, labels, options.Temperature), weight * options.Beta);
        }
    }

    private static Tensor Binary(Tensor logits, Tensor chosen, double temperature)
    {
        Tensor probabilities = (logits / temperature).softmax(1);
        Tensor target = (probabilities * chosen).sum(1, keepdim: true), others = (probabilities * (1 - chosen)).sum(1, keepdim: true);
        return cat([target, others], 1);
    }
}
