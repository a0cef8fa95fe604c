using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Distillation.Methods;

/// <summary>Options of <c>ofd</c>; the default weight is mdistiller's.</summary>
public sealed record OverhaulOptions : DistillationOptions
{
    public OverhaulOptions() => Weight = 1e-3;
}

/// <summary>
/// Heo et al. 2019: the maps in front of each stage's last ReLU, where the teacher's negative values are cut off at the mean that its
/// norm makes expect.
/// </summary>
internal sealed class Overhaul : Distiller
{
    // Channels that are negative more rarely get a margin of three deviations.
    private const double LeastShare = 0.001;

    private readonly ModuleList<Sequential> connectors;
    private readonly Tensor[] _margins;
    private readonly double _weight;

    internal Overhaul(OverhaulOptions options, Pairing pairing) : base("ofd", options)
    {
        _weight = options.Weight;
        connectors = ModuleList<Sequential>([.. pairing.Student.Features.Zip(pairing.Teacher.Features, (s, t) =>
            Sequential(Conv2d(s.Channels, t.Channels, 1, bias: false), BatchNorm2d(t.Channels)))]);
        _margins = [.. pairing.TeacherNorms.Select(norm => Margin(norm.weight!, norm.bias!).DetachFromDisposeScope())];
        RegisterComponents();
    }

    public static DistillationMethod Method { get; } = DistillationMethod.Of<OverhaulOptions>(
        "ofd", "maps before the ReLU with margins, Heo et al. 2019; wants features before their activation", (options, pairing) =>
        {
            pairing.RequireStages("ofd", "maps of equal size", (s, t) => s.Height == t.Height && s.Width == t.Width);
            return pairing.TeacherNorms.Count == pairing.Teacher.Features.Count
                ? new Overhaul(options, pairing)
                : throw new PairingException(
                    "ofd takes margins from the norm that ends a stage, but the teacher has "
                    + $"{pairing.Teacher.Features.Count} stages and the pairing {pairing.TeacherNorms.Count} norms.");
        }) with { Features = FeatureKind.BeforeActivation };

    /// <summary>The connectors, one a stage.</summary>
    internal ModuleList<Sequential> Connectors => connectors;

    /// <summary>Expected value of each channel where it is negative, (C), if it is normal with the norm's scale and shift.</summary>
    internal static Tensor Margin(Tensor scale, Tensor shift)
    {
        Tensor deviation = scale.detach().to(float64).abs(), mean = shift.detach().to(float64), ratio = mean / deviation;
        Tensor below = (1 - (ratio / Math.Sqrt(2)).erf()) / 2;
        Tensor expected = mean - deviation * (ratio.square() / -2).exp() / Math.Sqrt(2 * Math.PI) / below;
        return where(below > LeastShare, expected, deviation * -3).to(float32);
    }

    /// <summary>The loss of the stages, shallow to deep; each counts half of the next one.</summary>
    internal Tensor Loss(IReadOnlyList<Tensor> student, IReadOnlyList<Tensor> teacher) =>
        student.Select((map, stage) =>
            Stage(connectors[stage].call(map), teacher[stage], _margins[stage]) * Math.Pow(2, stage - student.Count + 1))
        .Aggregate((sum, loss) => sum + loss);

    protected override IEnumerable<LossTerm> Terms(DistillationBatch batch) =>
        [new LossTerm("overhaul", Loss(batch.Student.Features, batch.Teacher.Features), _weight)];

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (Tensor margin in _margins)
            {
                margin.Dispose();
            }
        }

        base.Dispose(disposing);
    }

    private static Tensor Stage(Tensor student, Tensor teacher, Tensor margin)
    {
        Tensor target = teacher.maximum(margin.to(teacher.device).reshape(1, -1, 1, 1));
        Tensor counts = ((student > target) | (teacher > 0)).to(student.dtype);
        return ((student - target).square() * counts).sum() / student.shape[0];
    }
}
