using Robotics.Training.Distillation.Connectors;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Distillation.Methods;

/// <summary>Options of <c>reviewkd</c>; the defaults are mdistiller's.</summary>
public sealed record ReviewKdOptions : DistillationOptions, IRisingWeight
{
    /// <summary>Epochs over which the weight rises from 0.</summary>
    public double WarmupEpochs { get; init; } = 20;

    /// <summary>Most channels of the fusion.</summary>
    public int MaxChannels { get; init; } = 512;

    (string Option, double Epochs)? IRisingWeight.Rise => ("warmup_epochs", WarmupEpochs);

    public override void Validate()
    {
        base.Validate();
        ArgumentOutOfRangeException.ThrowIfNegative(WarmupEpochs);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxChannels);
    }
}

/// <summary>
/// Chen et al. 2021: each stage of the student, together with those above it, equals the teacher's. The mean of the last stage counts
/// as one stage more.
/// </summary>
internal sealed class ReviewKd : Distiller
{
    private static readonly long[] Levels = [4, 2, 1];

    private readonly ModuleList<AttentionFusion> abfs;
    private readonly ReviewKdOptions _options;

    internal ReviewKd(ReviewKdOptions options, Pairing pairing) : base("reviewkd", options)
    {
        _options = options;
        FeatureShape[] student = Deepest(pairing.Student), teacher = Deepest(pairing.Teacher);
        long fused = Math.Min(options.MaxChannels, student[0].Channels);
        abfs = ModuleList<AttentionFusion>([.. student.Select(
            (stage, i) => new AttentionFusion(stage.Channels, fused, teacher[i].Channels, fuses: i > 0))]);
        RegisterComponents();
    }

    public static DistillationMethod Method { get; } = DistillationMethod.Of<ReviewKdOptions>(
        "reviewkd", "stages reviewed together with those above, Chen et al. 2021", (options, pairing) =>
        {
            pairing.RequireStages("reviewkd", "any feature maps", (_, _) => true);
            return new ReviewKd(options, pairing);
        });

    /// <summary>Hierarchical context loss of a list of maps: squared differences at full size and pooled to 4, 2 and 1.</summary>
    public static Tensor Hierarchical(IReadOnlyList<Tensor> student, IReadOnlyList<Tensor> teacher) =>
        FeatureMaps.Sum(student, teacher, (s, t) =>
        {
            Tensor loss = functional.mse_loss(s, t);
            double weight = 1, total = 1;
            foreach (long level in Levels.Where(level => level < s.shape[2]))
            {
                weight /= 2;
                total += weight;
                loss += functional.mse_loss(functional.adaptive_avg_pool2d(s, level), functional.adaptive_avg_pool2d(t, level)) * weight;
            }

            return loss / total;
        });

    /// <summary>The loss between stages, shallow to deep.</summary>
    public Tensor Loss(IReadOnlyList<Tensor> student, IReadOnlyList<Tensor> teacher)
    {
        Tensor[] from = Deepest(student), to = Deepest(teacher);
        var results = new List<Tensor>();
        Tensor? above = null;
        for (int i = 0; i < from.Length; i++)
        {
            (Tensor result, above) = abfs[i].Fuse(from[i], above, to[i].shape[2..]);
            results.Add(result);
        }

        return Hierarchical(results, to);
    }

    protected override IEnumerable<LossTerm> Terms(DistillationBatch batch) =>
    [
        new LossTerm(
            "review",
            Loss(batch.Student.Features, batch.Teacher.Features),
            _options.Weight * Warmup.Of(batch.Epoch, _options.WarmupEpochs)),
    ];

    private static FeatureShape[] Deepest(NetworkShape shape) =>
        [new FeatureShape(shape.Features[^1].Channels, 1, 1), .. shape.Features.Reverse()];

    private static Tensor[] Deepest(IReadOnlyList<Tensor> stages) =>
        [functional.adaptive_avg_pool2d(stages[^1], 1), .. stages.Reverse()];
}
