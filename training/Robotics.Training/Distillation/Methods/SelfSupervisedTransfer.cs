using TorchSharp.Modules;
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

    /// <summary>Share of the student's steps that the teacher's head is trained for beforehand (60 of 240 epochs).</summary>
    public double PreparationShare { get; init; } = 0.25;

    public override void Validate()
    {
        base.Validate();
        ArgumentOutOfRangeException.ThrowIfNegative(PreparationShare);
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
/// Xu et al. 2020 (SSKD): logits on upright and turned views, and which upright view each turned one resembles, by heads of their
/// own behind both embeddings. The teacher's is trained first, on its similarities alone.
/// </summary>
internal sealed class SelfSupervisedTransfer : Distiller
{
    // Length of what the self-supervised heads give.
    private const int HeadSize = 128;

    private readonly Sequential? student_head;
    private readonly Sequential? teacher_head;
    private readonly SelfSupervisedTransferOptions _options;

    /// <param name="options">Weights and temperatures.</param>
    /// <param name="pairing">Gives the lengths of embeddings for which heads are built; null where embeddings are those of heads.</param>
    internal SelfSupervisedTransfer(SelfSupervisedTransferOptions options, Pairing? pairing = null) : base("sskd", options)
    {
        _options = options;
        student_head = pairing is null ? null : Head(pairing.Student.Embedding);
        teacher_head = pairing is null ? null : Head(pairing.Teacher.Embedding);
        RegisterComponents();
    }

    public static DistillationMethod Method { get; } = DistillationMethod.Of<SelfSupervisedTransferOptions>(
        "sskd", "logits and similarities on turned views, Xu et al. 2020", (options, pairing) =>
        {
            pairing.RequireEqualClasses("sskd");
            pairing.RequireEmbeddings("sskd");
            return new SelfSupervisedTransfer(options, pairing);
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
        Similarities(TeacherEmbedding(batch)),
        Sources(batch.Labels.shape[0], batch.Labels.device),
        _options.WrongSimilarityShare);

    public override double PreparationShare => teacher_head is null ? 0 : _options.PreparationShare;

    /// <summary>Which upright view a turned one is of, by the similarity of what the teacher's head says.</summary>
    public override Tensor PreparationLoss(NetworkOutput teacher)
    {
        Tensor similarities = Similarities(teacher_head!.call(teacher.Embedding!)) / _options.SimilarityTemperature;
        return functional.cross_entropy(similarities, Sources(similarities.shape[1], similarities.device));
    }

    public override Tensor Prepare(Tensor images) => Rotations.Of(images);

    protected override Tensor CrossEntropy(DistillationBatch batch) =>
        batch.LabelLoss.Compute(Rotations.Upright(batch.Student.Logits), batch.Labels);

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
                    Similarities(StudentEmbedding(batch)).index_select(0, similar),
                    Similarities(TeacherEmbedding(batch)).index_select(0, similar),
                    _options.SimilarityTemperature),
                _options.Weight * _options.SimilarityWeight),
        ];
    }

    private static Sequential Head(long embedding) => Sequential(Linear(embedding, embedding), ReLU(), Linear(embedding, HeadSize));

    /// <summary>Number of the upright view of every turned one.</summary>
    private static Tensor Sources(long samples, Device device) =>
        arange(samples, dtype: int64, device: device).repeat_interleave(Rotations.Count - 1);

    private Tensor StudentEmbedding(DistillationBatch batch) =>
        student_head is null ? batch.Student.Embedding! : student_head.call(batch.Student.Embedding!);

    private Tensor TeacherEmbedding(DistillationBatch batch)
    {
        using IDisposable noGrad = no_grad();
        return teacher_head is null ? batch.Teacher.Embedding! : teacher_head.call(batch.Teacher.Embedding!);
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
