using Robotics.Training.Distillation.Connectors;
using static TorchSharp.torch;

namespace Robotics.Training.Distillation.Methods;

/// <summary>Options of <c>cc</c>; the defaults are RepDistiller's.</summary>
public sealed record CorrelationCongruenceOptions : DistillationOptions
{
    public CorrelationCongruenceOptions() => Weight = 0.02;

    /// <summary>Length to which both embeddings are mapped.</summary>
    public int FeatureSize { get; init; } = 128;

    public override void Validate()
    {
        base.Validate();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(FeatureSize);
    }
}

/// <summary>Peng et al. 2019, in RepDistiller's form: neighbours in the batch differ from the teacher's in the same way.</summary>
internal sealed class CorrelationCongruence : Distiller
{
    private readonly Embed embed_s;
    private readonly Embed embed_t;
    private readonly double _weight;

    private CorrelationCongruence(CorrelationCongruenceOptions options, Pairing pairing) : base("cc", options)
    {
        _weight = options.Weight;
        embed_s = new Embed(pairing.Student.Embedding, options.FeatureSize);
        embed_t = new Embed(pairing.Teacher.Embedding, options.FeatureSize);
        RegisterComponents();
    }

    public static DistillationMethod Method { get; } = DistillationMethod.Of<CorrelationCongruenceOptions>(
        "cc", "differences of neighbouring samples, Peng et al. 2019", (options, pairing) =>
        {
            pairing.RequireEmbeddings("cc");
            return new CorrelationCongruence(options, pairing);
        });

    public static Tensor Loss(Tensor student, Tensor teacher)
    {
        Tensor difference = (student - teacher).abs();
        long last = difference.shape[0] - 1;
        return (difference.narrow(0, 0, last) * difference.narrow(0, 1, last)).sum(1).mean();
    }

    protected override IEnumerable<LossTerm> Terms(DistillationBatch batch) =>
        [new LossTerm("correlation", Loss(embed_s.call(batch.Student.Embedding!), embed_t.call(batch.Teacher.Embedding!)), _weight)];
}
