using Robotics.Training.Distillation.Connectors;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

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

    /// <summary>The teacher's channels over those inside the projector, which there is where the channels differ.</summary>
    public int Factor { get; init; } = 2;

    public override void Validate()
    {
        base.Validate();
        ArgumentOutOfRangeException.ThrowIfNegative(InterWeight);
        ArgumentOutOfRangeException.ThrowIfNegative(IntraWeight);
        ArgumentOutOfRangeException.ThrowIfNegative(AlignmentWeight);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Temperature);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Factor);
    }
}

/// <summary>
/// The student's last stage, through a projector, goes to the teacher's head, whose logits correlate with the teacher's; the stage
/// itself equals the teacher's. The student's logits are those of the reused head.
/// </summary>
internal sealed class EfficientKd : Distiller
{
    private readonly ReuseProjector? projector;
    private readonly EfficientKdOptions _options;

    private EfficientKd(EfficientKdOptions options, Pairing pairing) : base("efficientkd", options)
    {
        _options = options;
        FeatureShape student = pairing.Student.Features[^1], teacher = pairing.Teacher.Features[^1];
        projector = student.Channels == teacher.Channels ? null : new ReuseProjector(student.Channels, teacher.Channels, options.Factor);
        RegisterComponents();
    }

    public static DistillationMethod Method { get; } = DistillationMethod.Of<EfficientKdOptions>(
        "efficientkd", "the teacher's head reused, aligned features, Pearson correlation of the logits", (options, pairing) =>
        {
            pairing.RequireEqualClasses("efficientkd");
            pairing.RequireStage("efficientkd", -1, "any feature maps", (_, _) => true);
            return new EfficientKd(options, pairing);
        });

    public override Module<Tensor, Tensor>? Projector => projector;

    protected override IEnumerable<LossTerm> Terms(DistillationBatch batch)
    {
        var correlation = new DistOptions
        {
            Weight = _options.Weight,
            InterWeight = _options.InterWeight,
            IntraWeight = _options.IntraWeight,
            Temperature = _options.Temperature,
        };
        IEnumerable<LossTerm> terms = Dist.Terms(batch, correlation).Where(term => term.Weight > 0);
        return _options.AlignmentWeight > 0
            ? terms.Append(new LossTerm("alignment", Alignment(batch), _options.Weight * _options.AlignmentWeight))
            : terms;
    }

    private Tensor Alignment(DistillationBatch batch)
    {
        (Tensor student, Tensor teacher) = FeatureMaps.AtSmallerSize(batch.Student.Features[^1], batch.Teacher.Features[^1]);
        return functional.mse_loss(projector?.call(student) ?? student, teacher);
    }
}
