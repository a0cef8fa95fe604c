using Robotics.Training.Distillation.Connectors;
using static TorchSharp.torch;

namespace Robotics.Training.Distillation.Methods;

/// <summary>Options of <c>semckd</c>; the defaults are the authors'.</summary>
public sealed record SemanticCalibrationOptions : DistillationOptions
{
    public SemanticCalibrationOptions() => Weight = 400;

    /// <summary>Divides the attention before its softmax.</summary>
    public double Softness { get; init; } = 1;

    /// <summary>The batch size over the length of the queries and keys.</summary>
    public int Factor { get; init; } = 4;

    public override void Validate()
    {
        base.Validate();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Softness);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Factor);
    }
}

/// <summary>
/// Chen et al. 2021: every stage of the student learns from every stage of the teacher, in shares that an attention finds. It knows one
/// batch size.
/// </summary>
internal sealed class SemanticCalibration : Distiller
{
    private readonly CrossLayerAttention attention;
    private readonly double _weight;

    private SemanticCalibration(SemanticCalibrationOptions options, Pairing pairing) : base("semckd", options)
    {
        _weight = options.Weight;
        attention = new CrossLayerAttention(
            pairing.BatchSize, Channels(pairing.Student), Channels(pairing.Teacher), options.Softness, options.Factor);
        RegisterComponents();
    }

    public static DistillationMethod Method { get; } = DistillationMethod.Of<SemanticCalibrationOptions>(
        "semckd", "attention from the student's stages to the teacher's, Chen et al. 2021", (options, pairing) =>
        {
            if (pairing.Student.Features.Count == 0 || pairing.Teacher.Features.Count == 0)
            {
                throw new PairingException(
                    $"semckd needs stages, but the student has {pairing.Student.Features.Count} and the teacher"
                    + $" {pairing.Teacher.Features.Count}.");
            }

            return pairing.BatchSize >= options.Factor
                ? new SemanticCalibration(options, pairing)
                : throw new PairingException(
                    $"semckd needs the batch size, {options.Factor} or more, but the pairing says {pairing.BatchSize}.");
        });

    protected override IEnumerable<LossTerm> Terms(DistillationBatch batch) =>
        [new LossTerm("calibration", attention.Loss(batch.Student.Features, batch.Teacher.Features).Loss, _weight)];

    private static long[] Channels(NetworkShape shape) => [.. shape.Features.Select(feature => feature.Channels)];
}
