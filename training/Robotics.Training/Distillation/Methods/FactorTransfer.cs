using Robotics.Training.Distillation.Connectors;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Distillation.Methods;

/// <summary>Options of <c>ft</c>; the defaults are RepDistiller's.</summary>
public sealed record FactorTransferOptions : DistillationOptions
{
    public FactorTransferOptions() => Weight = 200;

    /// <summary>Channels of the factors over the teacher's.</summary>
    public double Rate { get; init; } = 0.5;

    /// <summary>Power of the activations in a factor.</summary>
    public double InnerPower { get; init; } = 2;

    /// <summary>Power of the differences; 1 is the absolute difference.</summary>
    public double OuterPower { get; init; } = 1;

    /// <summary>Weight of the paraphraser's reconstruction of the teacher's map, which it learns beside the student.</summary>
    public double ReconstructionWeight { get; init; } = 1;

    /// <summary>The stage to compare; negative counts from the last.</summary>
    public int Stage { get; init; } = -1;

    public override void Validate()
    {
        base.Validate();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Rate);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(InnerPower);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(OuterPower);
        ArgumentOutOfRangeException.ThrowIfNegative(ReconstructionWeight);
    }
}

/// <summary>
/// Kim et al. 2018: a paraphraser condenses the teacher's map to factors, a translator makes the student's. The source trains the
/// paraphraser before the student; here it learns at the same time, and the student does not reach into it.
/// </summary>
internal sealed class FactorTransfer : Distiller
{
    private readonly Translator translator;
    private readonly Paraphraser paraphraser;
    private readonly FactorTransferOptions _options;
    private readonly int _stage;

    private FactorTransfer(FactorTransferOptions options, int stage, long student, long teacher) : base("ft", options)
    {
        (_options, _stage) = (options, stage);
        translator = new Translator(student, teacher, options.Rate);
        paraphraser = new Paraphraser(teacher, options.Rate);
        RegisterComponents();
    }

    public static DistillationMethod Method { get; } = DistillationMethod.Of<FactorTransferOptions>(
        "ft", "factors of a stage by paraphraser and translator, Kim et al. 2018", (options, pairing) =>
        {
            int stage = pairing.RequireStage("ft", options.Stage, "any feature maps", (_, _) => true);
            return new FactorTransfer(
                options, stage, pairing.Student.Features[stage].Channels, pairing.Teacher.Features[stage].Channels);
        });

    public static Tensor Loss(Tensor student, Tensor teacher, double innerPower, double outerPower)
    {
        (student, teacher) = FeatureMaps.AtSmallerSize(student, teacher);
        return (Factor(student, innerPower) - Factor(teacher, innerPower)).abs().pow(outerPower).mean();
    }

    protected override IEnumerable<LossTerm> Terms(DistillationBatch batch)
    {
        Tensor teacher = batch.Teacher.Features[_stage];
        Tensor factors = paraphraser.Encode(teacher);
        Tensor student = translator.call(batch.Student.Features[_stage]);
        yield return new LossTerm("factor", Loss(student, factors.detach(), _options.InnerPower, _options.OuterPower), _options.Weight);
        if (_options.ReconstructionWeight > 0)
        {
            yield return new LossTerm(
                "reconstruction", functional.mse_loss(paraphraser.Decode(factors), teacher), _options.ReconstructionWeight);
        }
    }

    private static Tensor Factor(Tensor map, double power) => functional.normalize(map.pow(power).mean([1]).flatten(1));
}
