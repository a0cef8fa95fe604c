using static TorchSharp.torch;

namespace Robotics.Training.Distillation.Methods;

/// <summary>Options of <c>dist</c>; the defaults are those of the authors' segmentation code.</summary>
public sealed record DistOptions : DistillationOptions
{
    /// <summary>Weight of the correlation of the classes within a sample.</summary>
    public double InterWeight { get; init; } = 1;

    /// <summary>Weight of the correlation of the samples within a class.</summary>
    public double IntraWeight { get; init; } = 1;

    /// <summary>Divides the logits; the loss is multiplied by its square.</summary>
    public double Temperature { get; init; } = 1;

    public override void Validate()
    {
        base.Validate();
        ArgumentOutOfRangeException.ThrowIfNegative(InterWeight);
        ArgumentOutOfRangeException.ThrowIfNegative(IntraWeight);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Temperature);
    }
}

/// <summary>Huang et al. 2022: Pearson correlation of the probabilities, along the classes and along the samples (or pixels).</summary>
internal static class Dist
{
    private const double Epsilon = 1e-8;

    public static DistillationMethod Method { get; } = DistillationMethod.Of<DistOptions>(
        "dist", "inter- and intra-class Pearson correlation, Huang et al. 2022", (options, pairing) =>
        {
            pairing.RequireEqualClasses("dist");
            return new FunctionDistiller("dist", options, batch => Terms(batch, options));
        });

    /// <summary>1 - mean correlation of the classes within each sample.</summary>
    public static Tensor Inter(Tensor student, Tensor teacher, double temperature) =>
        Distance(Probabilities(student, temperature), Probabilities(teacher, temperature)) * (temperature * temperature);

    /// <summary>1 - mean correlation of the samples within each class.</summary>
    public static Tensor Intra(Tensor student, Tensor teacher, double temperature) =>
        Distance(Probabilities(student, temperature).t(), Probabilities(teacher, temperature).t()) * (temperature * temperature);

    public static IEnumerable<LossTerm> Terms(DistillationBatch batch, DistOptions options) =>
    [
        new LossTerm("inter", Inter(batch.Student.Logits, batch.Teacher.Logits, options.Temperature), options.Weight * options.InterWeight),
        new LossTerm("intra", Intra(batch.Student.Logits, batch.Teacher.Logits, options.Temperature), options.Weight * options.IntraWeight),
    ];

    private static Tensor Probabilities(Tensor logits, double temperature) => (Divergence.Rows(logits) / temperature).softmax(1);

    private static Tensor Distance(Tensor student, Tensor teacher)
    {
        Tensor a = student - student.mean([1], keepdim: true), b = teacher - teacher.mean([1], keepdim: true);
        return 1 - ((a * b).sum(1) / (a.norm(1) * b.norm(1) + Epsilon)).mean();
    }
}
