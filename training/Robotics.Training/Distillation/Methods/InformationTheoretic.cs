using Robotics.Training.Distillation.Connectors;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Distillation.Methods;

/// <summary>Options of <c>itrd</c>; the defaults are the authors'.</summary>
public sealed record InformationTheoreticOptions : DistillationOptions
{
    /// <summary>Weight of the correlation of the embeddings' elements.</summary>
    public double CorrelationWeight { get; init; } = 2;

    /// <summary>Weight of the mutual information of the batches' similarities.</summary>
    public double MutualWeight { get; init; } = 0.05;

    /// <summary>Order of the entropy in the correlation.</summary>
    public double Alpha { get; init; } = 1.5;

    public override void Validate()
    {
        base.Validate();
        ArgumentOutOfRangeException.ThrowIfNegative(CorrelationWeight);
        ArgumentOutOfRangeException.ThrowIfNegative(MutualWeight);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Alpha);
    }
}

/// <summary>Miles et al. 2021: correlation and mutual information of embeddings, by a matrix form of Renyi's entropy.</summary>
internal sealed class InformationTheoretic : Distiller
{
    private readonly Embed embed;
    private readonly InformationTheoreticOptions _options;

    private InformationTheoretic(InformationTheoreticOptions options, Pairing pairing) : base("itrd", options)
    {
        _options = options;
        embed = new Embed(pairing.Student.Embedding, pairing.Teacher.Embedding);
        RegisterComponents();
    }

    public static DistillationMethod Method { get; } = DistillationMethod.Of<InformationTheoreticOptions>(
        "itrd", "correlation and mutual information of embeddings, Miles et al. 2021", (options, pairing) =>
        {
            pairing.RequireEmbeddings("itrd");
            return new InformationTheoretic(options, pairing);
        });

    /// <summary>How far every element of the embeddings (N, D) is from full correlation over the batch.</summary>
    public static Tensor Correlation(Tensor student, Tensor teacher, double alpha)
    {
        Tensor correlation = (Standardise(student) * Standardise(teacher)).sum([0]) / student.shape[0];
        return (correlation - 1).square().pow(alpha).sum().log2();
    }

    /// <summary>What the student's similarities tell beyond those that both networks share.</summary>
    public static Tensor Mutual(Tensor student, Tensor teacher)
    {
        Tensor own = Similarity(student), shared = own * Similarity(teacher);
        return (own / Trace(own)).square().sum() - (shared / Trace(shared)).square().sum();
    }

    protected override IEnumerable<LossTerm> Terms(DistillationBatch batch)
    {
        Tensor student = embed.call(batch.Student.Embedding!), teacher = batch.Teacher.Embedding!;
        yield return new LossTerm(
            "correlation", Correlation(student, teacher, _options.Alpha), _options.Weight * _options.CorrelationWeight);
        yield return new LossTerm("mutual", Mutual(student, teacher), _options.Weight * _options.MutualWeight);
    }

    private static Tensor Standardise(Tensor embedding) =>
        (embedding - embedding.mean([0], keepdim: true)) / embedding.std(0, unbiased: true, keepdim: true);

    private static Tensor Similarity(Tensor embedding)
    {
        Tensor directions = functional.normalize(embedding);
        return directions.mm(directions.t());
    }

    private static Tensor Trace(Tensor matrix) => (matrix * eye(matrix.shape[0], device: matrix.device)).sum();
}
