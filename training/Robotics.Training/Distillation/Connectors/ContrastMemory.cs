using Robotics.Training.Distillation.Methods;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Distillation.Connectors;

/// <summary>
/// Both networks' embeddings of every training sample, and the noise-contrastive estimate of Tian et al. 2020 over them. The
/// normalisers Z are estimated from the first batch and then kept.
/// </summary>
internal sealed class ContrastMemory : Module
{
    private const double Epsilon = 1e-7;

    private readonly Tensor memory_v1;
    private readonly Tensor memory_v2;
    private readonly Tensor z;
    private readonly ContrastiveRepresentationOptions _options;
    private readonly long _samples;

    public ContrastMemory(long samples, ContrastiveRepresentationOptions options) : base(nameof(ContrastMemory))
    {
        (_samples, _options) = (samples, options);
        double bound = 1 / Math.Sqrt(options.FeatureSize / 3.0);
        memory_v1 = zeros(samples, options.FeatureSize).uniform_(-bound, bound);
        memory_v2 = zeros(samples, options.FeatureSize).uniform_(-bound, bound);
        z = full(2, -1.0);
        RegisterComponents();
    }

    /// <summary>The student's embeddings, (samples, D).</summary>
    public Tensor Student => memory_v1;

    /// <summary>The teacher's embeddings, (samples, D).</summary>
    public Tensor Teacher => memory_v2;

    /// <summary>Normalisers of the student's and the teacher's scores; negative before the first batch.</summary>
    public Tensor Normalisers => z;

    /// <summary>Scores (N, 1 + negatives) of each network's embeddings against the other's memory; then the memories learn them.</summary>
    public (Tensor Student, Tensor Teacher) Compare(Tensor student, Tensor teacher, Tensor indices, Tensor compared)
    {
        Tensor studentScores = Scores(memory_v2, student, compared, 0), teacherScores = Scores(memory_v1, teacher, compared, 1);
        using (no_grad())
        {
            Update(memory_v1, student, indices);
            Update(memory_v2, teacher, indices);
        }

        return (studentScores, teacherScores);
    }

    /// <summary>
    /// Negative log-likelihood that the first score of each row is from the data and the others are noise, a mean over rows.
    /// </summary>
    public Tensor Loss(Tensor scores)
    {
        long noise = scores.shape[1] - 1;
        double rate = noise / (double)_samples;
        Tensor positive = scores.narrow(1, 0, 1), negative = scores.narrow(1, 1, noise);
        Tensor isData = (positive / (positive + (rate + Epsilon))).log();
        Tensor isNoise = (rate / (negative + (rate + Epsilon))).log();
        return -(isData.sum() + isNoise.sum()) / scores.shape[0];
    }

    private Tensor Scores(Tensor memory, Tensor embedding, Tensor compared, long side)
    {
        Tensor others = memory.index_select(0, compared.flatten()).reshape(compared.shape[0], compared.shape[1], -1);
        Tensor scores = (others.bmm(embedding.unsqueeze(2)).squeeze(2) / _options.Temperature).exp();
        Tensor normaliser = z.select(0, side);
        if (normaliser.item<float>() < 0)
        {
            using IDisposable noGrad = no_grad();
            normaliser.copy_(scores.mean() * _samples);
        }

        return scores / normaliser.clone();
    }

    private void Update(Tensor memory, Tensor embedding, Tensor indices)
    {
        Tensor moved = memory.index_select(0, indices) * _options.Momentum + embedding.detach() * (1 - _options.Momentum);
        memory.index_put_(moved / moved.norm(1, keepdim: true), indices);
    }
}
