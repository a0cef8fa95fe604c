using static TorchSharp.torch;

namespace Robotics.Training.Distillation.Methods;

/// <summary>Options of <c>bss</c>. Both weights fall over the run, as the authors' do.</summary>
public sealed record BoundarySupportOptions : DistillationOptions
{
    /// <summary>Weight of the divergence on the images as they are, at the start; it falls to <see cref="LastImageWeight"/>.</summary>
    public double ImageWeight { get; init; } = 4;

    /// <summary>The same at the end.</summary>
    public double LastImageWeight { get; init; } = 1;

    /// <summary>Weight of the loss on the moved images at the start; it falls to 0.</summary>
    public double BoundaryWeight { get; init; } = 2;

    /// <summary>Share of the run after which no image is moved any more.</summary>
    public double BoundaryShare { get; init; } = 0.75;

    /// <summary>Greatest number of images of a batch that are moved.</summary>
    public int Moved { get; init; } = 64;

    /// <summary>How images are moved, and the temperature of both losses.</summary>
    public BoundarySampleOptions Attack { get; init; } = new();

    public override void Validate()
    {
        base.Validate();
        ArgumentOutOfRangeException.ThrowIfNegative(ImageWeight);
        ArgumentOutOfRangeException.ThrowIfNegative(LastImageWeight);
        ArgumentOutOfRangeException.ThrowIfNegative(BoundaryWeight);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(BoundaryShare);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Moved);
    }
}

/// <summary>
/// Heo et al. 2019 (BSS): beside the softened logits of the images, those of images at the teacher's decision boundary. Images that both
/// networks judge rightly are moved, each to a class drawn by the teacher's doubts.
/// </summary>
internal sealed class BoundarySupport : Distiller
{
    private readonly BoundarySupportOptions _options;
    private readonly Func<nn.Module<Tensor, Tensor>> _teacher;

    private BoundarySupport(BoundarySupportOptions options, nn.Module<Tensor, Tensor> teacher) : base("bss", options) =>
        (_options, _teacher) = (options, () => teacher);

    public static DistillationMethod Method { get; } = DistillationMethod.Of<BoundarySupportOptions>(
        "bss", "images at the teacher's decision boundary, Heo et al. 2019", (options, pairing) =>
        {
            pairing.RequireEqualClasses("bss");
            return new BoundarySupport(
                options,
                Pairing.Require("bss", pairing.TeacherNetwork, "the teacher's network, through which it looks for the boundary"));
        });

    protected override IEnumerable<LossTerm> Terms(DistillationBatch batch)
    {
        if (batch.Student.Logits.ndim != 2)
        {
            throw new PairingException("bss moves whole pictures to another class, but in segmentation a picture has none.");
        }

        double temperature = _options.Attack.Temperature;
        double imageWeight = _options.LastImageWeight + (_options.ImageWeight - _options.LastImageWeight) * (1 - batch.Progress);
        yield return new LossTerm(
            "kl", Divergence.Kl(batch.Student.Logits, batch.Teacher.Logits, temperature), _options.Weight * imageWeight);
        double boundaryWeight = _options.BoundaryWeight * Math.Max(0, 1 - batch.Progress / _options.BoundaryShare);
        if (boundaryWeight > 0 && Moved(batch) is { } moved)
        {
            Tensor student = Pairing.Require("bss", batch.StudentAnswer, "the student's answer to further images")(moved);
            yield return new LossTerm(
                "boundary", BoundarySamples.Loss(student, _teacher().call(moved).detach(), temperature), _options.Weight * boundaryWeight);
        }
    }

    /// <summary>Images at the boundary; null where no image of the batch is judged rightly by both.</summary>
    private Tensor? Moved(DistillationBatch batch)
    {
        Tensor images = Pairing.Require("bss", batch.Images, "the images of the batch");
        Tensor teacher = batch.Teacher.Logits.detach();
        Tensor right = batch.Student.Logits.argmax(1).eq(batch.Labels) & teacher.argmax(1).eq(batch.Labels);
        Tensor chosen = right.nonzero().flatten();
        long count = Math.Min(chosen.shape[0], _options.Moved);
        if (count == 0)
        {
            return null;
        }

        chosen = chosen.narrow(0, 0, count);
        Tensor doubts = Doubts(teacher.index_select(0, chosen), batch.Labels.index_select(0, chosen));
        return BoundarySamples.Attack(_teacher(), images.index_select(0, chosen), doubts, _options.Attack);
    }

    // The class of the greatest logit with Gumbel noise is a draw by the softmax; the label is kept out of it.
    private static Tensor Doubts(Tensor logits, Tensor labels)
    {
        const double Excluded = 1000;
        Tensor noise = -(-(rand(logits.shape, device: logits.device).clamp(min: 1e-9).log())).log();
        return (logits + noise - nn.functional.one_hot(labels, logits.shape[1]) * Excluded).argmax(1);
    }
}
