using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Distillation.Methods;

/// <summary>Options of <c>rkd</c>; the default weights are those of mdistiller and RepDistiller (RKD-DA).</summary>
public sealed record RelationalDistillationOptions : DistillationOptions
{
    /// <summary>Weight of the distances between two samples (RKD-D); 0 switches it off.</summary>
    public double DistanceWeight { get; init; } = 25;

    /// <summary>Weight of the angles between three samples (RKD-A); 0 switches it off.</summary>
    public double AngleWeight { get; init; } = 50;

    public override void Validate()
    {
        base.Validate();
        ArgumentOutOfRangeException.ThrowIfNegative(DistanceWeight);
        ArgumentOutOfRangeException.ThrowIfNegative(AngleWeight);
        if (DistanceWeight + AngleWeight == 0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(DistanceWeight), "DistanceWeight and AngleWeight are both 0, which leaves nothing to learn from the teacher.");
        }
    }
}

/// <summary>Park et al. 2019: distances and angles between the embeddings of a batch.</summary>
internal static class RelationalDistillation
{
    private const double Epsilon = 1e-12;

    public static DistillationMethod Method { get; } = DistillationMethod.Of<RelationalDistillationOptions>(
        "rkd", "distances (RKD-D) and angles (RKD-A) between embeddings, Park et al. 2019", (options, pairing) =>
        {
            pairing.RequireEmbeddings("rkd");
            return new FunctionDistiller("rkd", options, batch => Terms(batch.Student.Embedding!, batch.Teacher.Embedding!, options));
        });

    /// <summary>Smooth L1 between the distances, each over the mean distance of its network.</summary>
    public static Tensor Distance(Tensor student, Tensor teacher) => functional.smooth_l1_loss(Distances(student), Distances(teacher));

    /// <summary>Smooth L1 between the cosines of the angles at every sample to every two others.</summary>
    public static Tensor Angle(Tensor student, Tensor teacher) => functional.smooth_l1_loss(Angles(student), Angles(teacher));

    private static IEnumerable<LossTerm> Terms(Tensor student, Tensor teacher, RelationalDistillationOptions options)
    {
        if (options.DistanceWeight > 0)
        {
            yield return new LossTerm("distance", Distance(student, teacher), options.Weight * options.DistanceWeight);
        }

        if (options.AngleWeight > 0)
        {
            yield return new LossTerm("angle", Angle(student, teacher), options.Weight * options.AngleWeight);
        }
    }

    private static Tensor Distances(Tensor embedding)
    {
        Tensor squares = embedding.square().sum(1);
        Tensor products = squares.unsqueeze(1) + squares.unsqueeze(0) - 2 * embedding.mm(embedding.t());
        Tensor others = 1 - eye(embedding.shape[0], device: embedding.device);
        Tensor distances = products.clamp(min: Epsilon).sqrt() * others;
        return distances / distances[distances > 0].mean();
    }

    private static Tensor Angles(Tensor embedding)
    {
        Tensor directions = functional.normalize(embedding.unsqueeze(0) - embedding.unsqueeze(1), dim: 2);
        return directions.bmm(directions.transpose(1, 2)).flatten();
    }
}
