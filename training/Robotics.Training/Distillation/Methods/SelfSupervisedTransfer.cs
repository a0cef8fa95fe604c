using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Distillation.Methods;

/// <summary>Options of <c>sskd</c>; the defaults are the authors'.</summary>
public sealed record SelfSupervisedTransferOptions : DistillationOptions
{
    public SelfSupervisedTransferOptions() => CrossEntropyWeight = 0.1;

    /// <summary>Weight of the divergence on the upright views.</summary>
    public double UprightWeight { get; init; } = 0.9;

    /// <summary>Weight of the divergence on the turned views.</summary>
    public double TurnedWeight { get; init; } = 2.7;

    /// <summary>Weight of the divergence of the similarities of turned to upright views.</summary>
    public double SimilarityWeight { get; init; } = 10;

    /// <summary>Divides the logits.</summary>
    public double Temperature { get; init; } = 4;

    /// <summary>Divides the similarities.</summary>
    public double SimilarityTemperature { get; init; } = 0.5;

    /// <summary>Share of the turned views that count although the teacher misjudges them, least wrong first.</summary>
    public double WrongTurnedShare { get; init; } = 1;

    /// <summary>The same for the similarities.</summary>
    public double WrongSimilarityShare { get; init; } = 0.75;

    public override void Validate()
    {
        base.Validate();
        ArgumentOutOfRangeException.ThrowIfNegative(UprightWeight);
        ArgumentOutOfRangeException.ThrowIfNegative(TurnedWeight);
        ArgumentOutOfRangeException.ThrowIfNegative(SimilarityWeight);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Temperature);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(SimilarityTemperature);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Max(WrongTurnedShare, WrongSimilarityShare), 1);
        ArgumentOutOfRangeException.ThrowIfNegative(Math.Min(WrongTurnedShare, WrongSimilarityShare));
    }
}

/// <summary>
/// Xu et al. 2020 (SSKD): logits on upright and turned views, and which upright view each turned one resembles. The embeddings are
/// those of a self-supervised head.
/// </summary>
internal sealed class SelfSupervisedTransfer : Distiller
{
    private readonly SelfSupervisedTransferOptions _options;

    internal SelfSupervisedTransfer(SelfSupervisedTransferOptions options) : base("sskd", options) => _options = options;

    public static DistillationMethod Method { get; } = DistillationMethod.Of<SelfSupervisedTransferOptions>(
        "sskd", "logits and similarities on turned views, Xu et al. 2020", (options, pairing) =>
        {
            pairing.RequireEqualClasses("sskd");
            pairing.RequireEmbeddings("sskd");
            return new SelfSupervisedTransfer(options);
        });

    /// <summary>Rows of turned views whose teacher's logits (3 N, classes) count, in order.</summary>
    internal static Tensor Kept(Tensor scores, Tensor truth, double wrongShare)
    {
        Tensor order = scores.detach().argsort(1, descending: true);
        Tensor rank = order.eq(truth.unsqueeze(1)).to(int64).argmax(1);
        long wrong = rank.ne(0).sum().item<long>(), kept = rank.shape[0] - wrong + (long)(wrong * wrongShare);
        return rank.sort(stable: true).Indices.narrow(0, 0, kept).sort().Values;
    }

    /// <summary>Rows of the logits' divergence on turned views, in order.</summary>
    internal Tensor KeptTurned(DistillationBatch batch) => Kept(
        Rotations.Turned(batch.Teacher.Logits), batch.Labels.repeat_interleave(Rotations.Count - 1), _options.WrongTurnedShare);

    /// <summary>Rows of the similarities' divergence, in order.</summary>
    internal Tensor KeptSimilarities(DistillationBatch batch) => Kept(
        Similarities(batch.Teacher.Embedding!),
        arange(batch.Labels.shape[0], dtype: int64, device: batch.Labels.device).repeat_interleave(Rotations.Count - 1),
        _options.WrongSimilarityShare);

    public override Tensor Prepare(Tensor images) => Rotations.Of(images);

    protected override Tensor CrossEntropy(DistillationBatch batch) =>
        functional.cross_entropy(Rotations.Upright(batch.Student.Logits), batch.Labels);

    protected override IEnumerable<LossTerm> Terms(DistillationBatch batch)
    {
        Tensor turned = KeptTurned(batch), similar = KeptSimilarities(batch);
        Tensor student = batch.Student.Logits, teacher = batch.Teacher.Logits;
        return
        [
            new LossTerm(
                "upright",
                Softened(Rotations.Upright(student), Rotations.Upright(teacher), _options.Temperature),
                _options.Weight * _options.UprightWeight),
            new LossTerm(
                "turned",
                Softened(
                    Rotations.Turned(student).index_select(0, turned),
                    Rotations.Turned(teacher).index_select(0, turned),
                    _options.Temperature),
                _options.Weight * _options.TurnedWeight),
            new LossTerm(
                "similarity",
                Softened(
                    Similarities(batch.Student.Embedding!).index_select(0, similar),
                    Similarities(batch.Teacher.Embedding!).index_select(0, similar),
                    _options.SimilarityTemperature),
                _options.Weight * _options.SimilarityWeight),
        ];
    }

    private static Tensor Softened(Tensor student, Tensor teacher, double temperature) =>
        Divergence.Kl(student, teacher, temperature) * (temperature * temperature);

    /// <summary>Cosines of every turned view to every upright one, (3 N, N).</summary>
    private static Tensor Similarities(Tensor embedding)
    {
        Tensor directions = functional.normalize(embedding);
        return Rotations.Turned(directions).mm(Rotations.Upright(directions).t());
    }
}
