using Robotics.Training.Distillation.Connectors;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Distillation.Methods;

/// <summary>Options of <c>wcord</c>; the two weights are those of Chen et al.</summary>
public sealed record WassersteinContrastOptions : DistillationOptions
{
    /// <summary>Weight of the contrast of pairs that belong together with others.</summary>
    public double GlobalWeight { get; init; } = 0.8;

    /// <summary>Weight of the transport of the student's embeddings to the teacher's.</summary>
    public double LocalWeight { get; init; } = 0.05;

    /// <summary>Length to which both embeddings are mapped.</summary>
    public int FeatureSize { get; init; } = 128;

    /// <summary>Entropy of the transport plan against its cost; small is exact and slow.</summary>
    public double Smoothing { get; init; } = 0.05;

    /// <summary>Rounds in which the plan is balanced.</summary>
    public int Rounds { get; init; } = 20;

    public override void Validate()
    {
        base.Validate();
        ArgumentOutOfRangeException.ThrowIfNegative(GlobalWeight);
        ArgumentOutOfRangeException.ThrowIfNegative(LocalWeight);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(FeatureSize);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Smoothing);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Rounds);
    }
}

/// <summary>
/// After Chen et al. 2021 (WCoRD), with negatives from the batch in place of a memory: both forms of the Wasserstein distance. A critic
/// that lengthens nothing tells pairs of one sample from others (dual form); and moving the student's embeddings of a batch to the
/// teacher's costs little (primal form).
/// </summary>
internal sealed class WassersteinContrast : Distiller
{
    private readonly LipschitzEmbed embed_s;
    private readonly LipschitzEmbed embed_t;
    private readonly WassersteinContrastOptions _options;

    private WassersteinContrast(WassersteinContrastOptions options, Pairing pairing) : base("wcord", options)
    {
        _options = options;
        embed_s = new LipschitzEmbed(pairing.Student.Embedding, options.FeatureSize);
        embed_t = new LipschitzEmbed(pairing.Teacher.Embedding, options.FeatureSize);
        RegisterComponents();
    }

    public static DistillationMethod Method { get; } = DistillationMethod.Of<WassersteinContrastOptions>(
        "wcord", "both forms of the Wasserstein distance of embeddings, after Chen et al. 2021", (options, pairing) =>
        {
            pairing.RequireEmbeddings("wcord");
            return new WassersteinContrast(options, pairing);
        });

    /// <summary>Mean score of pairs of different samples minus that of pairs of one, for scores (N, N).</summary>
    public static Tensor Contrast(Tensor scores)
    {
        long samples = scores.shape[0];
        Tensor own = scores.tril().triu().sum();
        return (scores.sum() - own) / Math.Max(1, samples * (samples - 1)) - own / samples;
    }

    /// <summary>Cost of the plan that moves one set of samples to another of equal size, all of equal weight (Sinkhorn).</summary>
    /// <param name="cost">(N, N).</param>
    /// <param name="smoothing">Entropy against cost.</param>
    /// <param name="rounds">Rounds of balancing rows and columns.</param>
    public static Tensor Transport(Tensor cost, double smoothing, int rounds)
    {
        Tensor plan;
        using (no_grad())
        {
            plan = (cost.detach() / -smoothing).softmax(1);
            for (int round = 0; round < rounds; round++)
            {
                plan = plan / plan.sum([0], keepdim: true);
                plan = plan / plan.sum([1], keepdim: true);
            }
        }

        return (plan * cost).sum() / cost.shape[0];
    }

    protected override IEnumerable<LossTerm> Terms(DistillationBatch batch)
    {
        Tensor student = embed_s.call(functional.normalize(batch.Student.Embedding!));
        Tensor teacher = embed_t.call(functional.normalize(batch.Teacher.Embedding!));
        yield return new LossTerm("global", Contrast(student.mm(teacher.t())), _options.Weight * _options.GlobalWeight);
        Tensor cosines = functional.normalize(student).mm(functional.normalize(teacher).t());
        yield return new LossTerm(
            "local", Transport(1 - cosines, _options.Smoothing, _options.Rounds), _options.Weight * _options.LocalWeight);
    }
}
