using static TorchSharp.torch;

namespace Robotics.Training.Distillation.Methods;

/// <summary>Options of <c>kd</c>; the defaults are mdistiller's for CIFAR-100.</summary>
public sealed record KnowledgeDistillationOptions : DistillationOptions
{
    public KnowledgeDistillationOptions() => (CrossEntropyWeight, Weight) = (0.1, 0.9);

    /// <summary>Divides the logits of both networks (mdistiller, RepDistiller: 4).</summary>
    public double Temperature { get; init; } = 4;

    /// <summary>
    /// Multiplies the divergence by the square of the temperature, so that its gradients keep their size (Hinton et al. 2015). Off is
    /// the form of the studies that this project follows.
    /// </summary>
    public bool TimesSquaredTemperature { get; init; } = true;

    /// <summary>Weighs the divergence's term of each class; null weighs all alike.</summary>
    public IReadOnlyList<double>? ClassWeights { get; init; }

    public override void Validate()
    {
        base.Validate();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Temperature);
        if (ClassWeights is not null && ClassWeights.Any(weight => !(weight >= 0)))
        {
            throw new ArgumentOutOfRangeException(nameof(ClassWeights), "A class weight is negative.");
        }
    }
}

/// <summary>Hinton et al. 2015: the student's softened distribution follows the teacher's, pixel by pixel in segmentation.</summary>
internal static class KnowledgeDistillation
{
    public static DistillationMethod Method { get; } = DistillationMethod.Of<KnowledgeDistillationOptions>(
        "kd", "softened logits, Hinton et al. 2015; with class weights and without T^2 on request", Create);

    public static Tensor Loss(Tensor student, Tensor teacher, KnowledgeDistillationOptions options)
    {
        Tensor divergence = options.ClassWeights is { } weights
            ? WeightedKl(student, teacher, options.Temperature, weights)
            : Divergence.Kl(student, teacher, options.Temperature);
        return options.TimesSquaredTemperature ? divergence * (options.Temperature * options.Temperature) : divergence;
    }

    private static FunctionDistiller Create(KnowledgeDistillationOptions options, Pairing pairing)
    {
        pairing.RequireEqualClasses("kd");
        if (options.ClassWeights is { } weights && weights.Count != pairing.Student.Classes)
        {
            throw new PairingException($"kd has {weights.Count} class weights, but the student has {pairing.Student.Classes} classes.");
        }

        return new FunctionDistiller(
            "kd", options, batch => [new LossTerm("kl", Loss(batch.Student.Logits, batch.Teacher.Logits, options), options.Weight)]);
    }

    private static Tensor WeightedKl(Tensor student, Tensor teacher, double temperature, IReadOnlyList<double> weights)
    {
        Tensor predicted = (Divergence.Rows(student) / temperature).log_softmax(1);
        Tensor target = (Divergence.Rows(teacher) / temperature).log_softmax(1);
        Tensor each = target.exp() * (target - predicted);
        Tensor byClass = tensor(weights.Select(weight => (float)weight).ToArray()).to(each.device);
        return (each * byClass).sum() / each.shape[0];
    }
}
