using static TorchSharp.torch;

namespace Robotics.Training.Distillation.Methods;

/// <summary>Options of <c>efficientkd</c>. Its source states no weights; a weight of 0 switches an ingredient off.</summary>
public sealed record EfficientKdOptions : DistillationOptions
{
    /// <summary>Weight of the correlation of the classes within a sample or pixel.</summary>
    public double InterWeight { get; init; } = 1;

    /// <summary>Weight of the correlation of the samples or pixels within a class.</summary>
    public double IntraWeight { get; init; } = 1;

    /// <summary>Weight of the squared difference of the last stages.</summary>
    public double AlignmentWeight { get; init; } = 1;

    /// <summary>Divides the logits in the correlations.</summary>
    public double Temperature { get; init; } = 1;

    /// <summary>
    /// Weight of the divergence of the logits in the source's loss (1 - a) CE + a KL, a being this; the cross-entropy's weight is then
    /// to be set to 1 - a. There is no squared temperature in it.
    /// </summary>
    public double DivergenceWeight { get; init; }

    /// <summary>Divides the logits in the divergence.</summary>
    public double DivergenceTemperature { get; init; } = 4;

    /// <summary>Weighs the divergence's term of each class; null weighs all alike.</summary>
    public IReadOnlyList<double>? ClassWeights { get; init; }

    public override void Validate()
    {
        base.Validate();
        ArgumentOutOfRangeException.ThrowIfNegative(InterWeight);
        ArgumentOutOfRangeException.ThrowIfNegative(IntraWeight);
        ArgumentOutOfRangeException.ThrowIfNegative(AlignmentWeight);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Temperature);
        ArgumentOutOfRangeException.ThrowIfNegative(DivergenceWeight);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(DivergenceTemperature);
    }
}

/// <summary>
/// What the teacher's head reads of the student (see <see cref="ReusedHeadNetwork"/>) equals what it reads of the teacher, and the logits
/// that it gives correlate with the teacher's, within samples and within classes.
/// </summary>
internal static class EfficientKd
{
    public static DistillationMethod Method { get; } = DistillationMethod.Of<EfficientKdOptions>(
        "efficientkd", "the teacher's head reused, aligned features, Pearson correlation of the logits", (options, pairing) =>
        {
            pairing.RequireEqualClasses("efficientkd");
            if (options.AlignmentWeight > 0)
            {
                pairing.RequireStages("efficientkd", "as many channels", (student, teacher) => student.Channels == teacher.Channels);
            }

            return new FunctionDistiller("efficientkd", options, batch => Terms(batch, options));
        }) with { Features = FeatureKind.HeadInputs };

    private static IEnumerable<LossTerm> Terms(DistillationBatch batch, EfficientKdOptions options)
    {
        var correlation =
            new DistOptions { InterWeight = options.InterWeight, IntraWeight = options.IntraWeight, Temperature = options.Temperature };
        var terms = Dist.Terms(batch, correlation).ToList();
        if (options.AlignmentWeight > 0)
        {
            terms.Add(new LossTerm("alignment", SimKd.Loss(batch.Student.Features, batch.Teacher.Features), options.AlignmentWeight));
        }

        if (options.DivergenceWeight > 0)
        {
            terms.Add(new LossTerm("kl", Divergence(batch, options), options.DivergenceWeight));
        }

        return terms.Where(term => term.Weight > 0).Select(term => term with { Weight = term.Weight * options.Weight });
    }

    private static Tensor Divergence(DistillationBatch batch, EfficientKdOptions options) => KnowledgeDistillation.Loss(
        batch.Student.Logits, batch.Teacher.Logits, new KnowledgeDistillationOptions
        {
            Temperature = options.DivergenceTemperature,
            TimesSquaredTemperature = false,
            ClassWeights = options.ClassWeights,
        });
}
