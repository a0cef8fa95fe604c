using Robotics.Training.Distillation.Connectors;
using static TorchSharp.torch;

namespace Robotics.Training.Distillation.Methods;

/// <summary>Options of <c>crd</c>; the defaults are those of RepDistiller and mdistiller.</summary>
public sealed record ContrastiveRepresentationOptions : DistillationOptions
{
    public ContrastiveRepresentationOptions() => Weight = 0.8;

    /// <summary>Length to which both embeddings are mapped.</summary>
    public int FeatureSize { get; init; } = 128;

    /// <summary>Negatives of each sample, drawn from the other classes. They are at most the samples of the training set.</summary>
    public int Negatives { get; init; } = 16384;

    /// <summary>Divides the products of embeddings.</summary>
    public double Temperature { get; init; } = 0.07;

    /// <summary>Share of the old embedding that the memory keeps.</summary>
    public double Momentum { get; init; } = 0.5;

    public override void Validate()
    {
        base.Validate();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(FeatureSize);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Negatives);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Temperature);
        ArgumentOutOfRangeException.ThrowIfNegative(Momentum);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Momentum, 1);
    }
}

/// <summary>
/// Tian et al. 2020: the embeddings of one sample belong together, those of samples of different classes do not. Negatives come from a
/// memory of both networks' embeddings of the whole training set.
/// </summary>
internal sealed class ContrastiveRepresentation : Distiller
{
    private readonly Embed embed_s;
    private readonly Embed embed_t;
    private readonly ContrastMemory contrast;
    private readonly ContrastiveRepresentationOptions _options;
    private readonly OtherClasses _others;
    private readonly long _samples;

    internal ContrastiveRepresentation(ContrastiveRepresentationOptions options, Pairing pairing) : base("crd", options)
    {
        _options = options;
        _samples = pairing.SampleClasses.Count;
        _others = new OtherClasses(pairing.SampleClasses);
        embed_s = new Embed(pairing.Student.Embedding, options.FeatureSize);
        embed_t = new Embed(pairing.Teacher.Embedding, options.FeatureSize);
        contrast = new ContrastMemory(_samples, options);
        RegisterComponents();
    }

    public static DistillationMethod Method { get; } = DistillationMethod.Of<ContrastiveRepresentationOptions>(
        "crd", "contrast with a memory of all samples, Tian et al. 2020", (options, pairing) =>
        {
            pairing.RequireEmbeddings("crd");
            int classes = pairing.SampleClasses.Distinct().Count();
            return classes > 1
                ? new ContrastiveRepresentation(options, pairing)
                : throw new PairingException(
                    $"crd compares every sample with those of other classes, but the pairing tells of {classes} classes.");
        });

    /// <summary>The memory, for those who look at its state.</summary>
    internal ContrastMemory Memory => contrast;

    /// <summary>
    /// The loss of embeddings (N, D) of the samples numbered <paramref name="indices"/>, and an update of the memory.
    /// </summary>
    /// <param name="student">Student's embedding.</param>
    /// <param name="teacher">Teacher's embedding.</param>
    /// <param name="indices">(N), int64.</param>
    /// <param name="compared">(N, 1 + negatives), int64: samples to compare with, the first of each row being the sample itself.</param>
    internal Tensor Loss(Tensor student, Tensor teacher, Tensor indices, Tensor compared)
    {
        Tensor s = Direction(embed_s.call(student)), t = Direction(embed_t.call(teacher));
        (Tensor studentScores, Tensor teacherScores) = contrast.Compare(s, t, indices, compared);
        return contrast.Loss(studentScores) + contrast.Loss(teacherScores);
    }

    protected override IEnumerable<LossTerm> Terms(DistillationBatch batch)
    {
        Tensor indices = batch.Indices
            ?? throw new PairingException("crd remembers every sample, but the batch does not say which samples it holds.");
        long count = Math.Min(_options.Negatives, _samples - 1);
        Tensor compared = cat([indices.unsqueeze(1), _others.Draw(indices, count)], 1);
        return [new LossTerm("contrast", Loss(batch.Student.Embedding!, batch.Teacher.Embedding!, indices, compared), _options.Weight)];
    }

    private static Tensor Direction(Tensor embedding) => embedding / embedding.norm(1, keepdim: true);
}
