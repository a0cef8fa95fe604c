using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Distillation.Methods;

/// <summary>Options of <c>mixup-kd</c>: unit weights, mdistiller's temperature.</summary>
public sealed record MixupDistillationOptions : DistillationOptions
{
    /// <summary>Divides the logits of both networks.</summary>
    public double Temperature { get; init; } = 4;

    public override void Validate()
    {
        base.Validate();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Temperature);
    }
}

/// <summary>
/// Hinton's loss on images mixed two by two (Zhang et al. 2018, alpha 1, so that the share is uniform). The cross-entropy mixes the
/// labels in the same share. What was drawn for a batch holds until the next call of <see cref="Prepare"/>.
/// </summary>
internal sealed class MixupDistillation : Distiller
{
    private readonly MixupDistillationOptions _options;
    private double _share = 1;
    private Tensor? _partners;

    private MixupDistillation(MixupDistillationOptions options) : base("mixup-kd", options) => _options = options;

    public static DistillationMethod Method { get; } = DistillationMethod.Of<MixupDistillationOptions>(
        "mixup-kd", "softened logits on images mixed two by two", (options, pairing) =>
        {
            pairing.RequireEqualClasses("mixup-kd");
            return new MixupDistillation(options);
        });

    /// <summary>Images in the given share with their partners.</summary>
    public static Tensor Mix(Tensor images, Tensor partners, double share) =>
        images * share + images.index_select(0, partners) * (1 - share);

    /// <summary>Cross-entropy with both labels of the mixed images.</summary>
    public static Tensor MixedCrossEntropy(Tensor logits, Tensor labels, Tensor partners, double share, LabelLoss labelLoss) =>
        labelLoss.Compute(logits, labels) * share + labelLoss.Compute(logits, labels.index_select(0, partners)) * (1 - share);

    public override Tensor Prepare(Tensor images)
    {
        using DisposeScope scope = NewDisposeScope();
        _share = rand(1).item<float>();
        _partners?.Dispose();
        _partners = randperm(images.shape[0], device: images.device).DetachFromDisposeScope();
        return Mix(images, _partners, _share).MoveToOuterDisposeScope();
    }

    protected override Tensor CrossEntropy(DistillationBatch batch) => _partners is null
        ? base.CrossEntropy(batch)
        : MixedCrossEntropy(batch.Student.Logits, batch.Labels, _partners, _share, batch.LabelLoss);

    protected override IEnumerable<LossTerm> Terms(DistillationBatch batch) =>
    [
        new LossTerm(
            "kl",
            Divergence.Kl(batch.Student.Logits, batch.Teacher.Logits, _options.Temperature) * (_options.Temperature * _options.Temperature),
            _options.Weight),
    ];

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _partners?.Dispose();
        }

        base.Dispose(disposing);
    }
}
