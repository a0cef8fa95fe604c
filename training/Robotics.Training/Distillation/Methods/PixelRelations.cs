using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Distillation.Methods;

/// <summary>Options of <c>cirkd</c>; the defaults are those of Yang et al. for relations within a batch.</summary>
public sealed record PixelRelationsOptions : DistillationOptions
{
    /// <summary>Weight of the divergence of the logits, pixel by pixel.</summary>
    public double PixelWeight { get; init; } = 1;

    /// <summary>Weight of the divergence of the similarities.</summary>
    public double RelationWeight { get; init; } = 1;

    /// <summary>Divides the logits.</summary>
    public double Temperature { get; init; } = 1;

    /// <summary>Divides the similarities, which are cosines.</summary>
    public double SimilarityTemperature { get; init; } = 0.1;

    /// <summary>The stage whose pixels are compared; negative counts from the last.</summary>
    public int Stage { get; init; } = -2;

    public override void Validate()
    {
        base.Validate();
        ArgumentOutOfRangeException.ThrowIfNegative(PixelWeight);
        ArgumentOutOfRangeException.ThrowIfNegative(RelationWeight);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Temperature);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(SimilarityTemperature);
    }
}

/// <summary>
/// After Yang et al. 2022 (CIRKD): every pixel of a batch resembles the pixels of every image of the batch as it does for the teacher.
/// Their memory of pixels and regions of earlier batches is left out.
/// </summary>
internal static class PixelRelations
{
    public static DistillationMethod Method { get; } = DistillationMethod.Of<PixelRelationsOptions>(
        "cirkd", "which pixels of the batch resemble each other, after Yang et al. 2022", (options, pairing) =>
        {
            pairing.RequireEqualClasses("cirkd");
            int stage = pairing.RequireStage("cirkd", options.Stage, "any feature maps", (_, _) => true);
            return new FunctionDistiller("cirkd", options, batch => Terms(batch, options, stage));
        });

    /// <summary>Divergence of the similarities of feature maps (N, C, h, w), a mean over pixels and images.</summary>
    public static Tensor Relations(Tensor student, Tensor teacher, double temperature)
    {
        (student, teacher) = FeatureMaps.AtSmallerSize(student, teacher);
        return Divergence.Kl(Similarities(student), Similarities(teacher), temperature);
    }

    private static IEnumerable<LossTerm> Terms(DistillationBatch batch, PixelRelationsOptions options, int stage)
    {
        if (options.PixelWeight > 0)
        {
            Tensor divergence = Divergence.Kl(batch.Student.Logits, batch.Teacher.Logits, options.Temperature);
            yield return new LossTerm(
                "pixel", divergence * (options.Temperature * options.Temperature), options.Weight * options.PixelWeight);
        }

        if (options.RelationWeight > 0)
        {
            Tensor relations = Relations(batch.Student.Features[stage], batch.Teacher.Features[stage], options.SimilarityTemperature);
            yield return new LossTerm("relation", relations, options.Weight * options.RelationWeight);
        }
    }

    /// <summary>Cosines of each pixel with the pixels of one image a row: (pixels in all * images, pixels of an image).</summary>
    private static Tensor Similarities(Tensor map)
    {
        Tensor pixels = functional.normalize(Divergence.Rows(map));
        return pixels.mm(pixels.t()).reshape(-1, map.shape[2] * map.shape[3]);
    }
}
