using Robotics.Training.Distillation.Connectors;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Distillation.Methods;

/// <summary>Options of <c>simkd</c>; the defaults are the authors': nothing is learnt from the labels.</summary>
public sealed record SimKdOptions : DistillationOptions
{
    public SimKdOptions() => CrossEntropyWeight = 0;

    /// <summary>The teacher's channels over those inside the projector.</summary>
    public int Factor { get; init; } = 2;

    public override void Validate()
    {
        base.Validate();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Factor);
        if (CrossEntropyWeight > 0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(CrossEntropyWeight), "simkd deploys the teacher's classifier and learns nothing from the labels; leave it at 0.");
        }
    }
}

/// <summary>
/// Chen et al. 2022: the student's last stage, through a projector, equals the teacher's; the teacher's classifier does the rest. The
/// projector stays in the deployed network.
/// </summary>
internal sealed class SimKd : Distiller
{
    private readonly ReuseProjector projector;
    private readonly double _weight;

    private SimKd(SimKdOptions options, Pairing pairing) : base("simkd", options)
    {
        _weight = options.Weight;
        projector = new ReuseProjector(pairing.Student.Features[^1].Channels, pairing.Teacher.Features[^1].Channels, options.Factor);
        RegisterComponents();
    }

    public static DistillationMethod Method { get; } = DistillationMethod.Of<SimKdOptions>(
        "simkd", "the teacher's classifier on projected features, Chen et al. 2022", (options, pairing) =>
        {
            pairing.RequireStage("simkd", -1, "any feature maps", (_, _) => true);
            return new SimKd(options, pairing);
        });

    public override Module<Tensor, Tensor>? Projector => projector;

    /// <summary>The loss, and the projected map (N, C, h, w) that goes to the teacher's classifier.</summary>
    internal static (Tensor Loss, Tensor Projected) Align(ReuseProjector projector, Tensor student, Tensor teacher)
    {
        (student, teacher) = FeatureMaps.AtSmallerSize(student, teacher);
        Tensor projected = projector.call(student);
        return (functional.mse_loss(projected, teacher), projected);
    }

    protected override IEnumerable<LossTerm> Terms(DistillationBatch batch) =>
        [new LossTerm("alignment", Align(projector, batch.Student.Features[^1], batch.Teacher.Features[^1]).Loss, _weight)];
}
