using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Distillation.Methods;

/// <summary>Options of <c>hsakd</c>; the defaults are the authors'.</summary>
public sealed record SelfSupervisedAuxiliaryOptions : DistillationOptions
{
    /// <summary>Divides the logits of both networks.</summary>
    public double Temperature { get; init; } = 3;

    public override void Validate()
    {
        base.Validate();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Temperature);
    }
}

/// <summary>
/// Yang et al. 2021 (HSAKD): every stage has an auxiliary classifier of label and quarter turn together, and the student's follow the
/// teacher's, as its logits do, on all four views. The cross-entropy looks at the upright views.
/// </summary>
internal sealed class SelfSupervisedAuxiliary : Distiller
{
    private readonly SelfSupervisedAuxiliaryOptions _options;

    private SelfSupervisedAuxiliary(SelfSupervisedAuxiliaryOptions options) : base("hsakd", options) => _options = options;

    public static DistillationMethod Method { get; } = DistillationMethod.Of<SelfSupervisedAuxiliaryOptions>(
        "hsakd", "auxiliary classifiers of label and turn at every stage, Yang et al. 2021", (options, pairing) =>
        {
            pairing.RequireEqualClasses("hsakd");
            return pairing.Student.Auxiliary == pairing.Teacher.Auxiliary && pairing.Student.Auxiliary > 0
                ? new SelfSupervisedAuxiliary(options)
                : throw new PairingException(
                    "hsakd pairs auxiliary classifiers, but the student has"
                    + $" {pairing.Student.Auxiliary} and the teacher {pairing.Teacher.Auxiliary}.");
        });

    /// <summary>What trains a network with auxiliary classifiers alone, the teacher for one: cross-entropies, with equal weights.</summary>
    /// <param name="output">What the network says about all four views.</param>
    /// <param name="labels">Class ids (int64), (N).</param>
    /// <param name="labelLoss">The loss of the upright views' logits.</param>
    public static Tensor Supervised(NetworkOutput output, Tensor labels, LabelLoss labelLoss)
    {
        Tensor joint = Rotations.JointLabels(labels);
        return output.Auxiliary.Select(logits => functional.cross_entropy(logits, joint))
            .Aggregate(labelLoss.Compute(Rotations.Upright(output.Logits), labels), (sum, loss) => sum + loss);
    }

    public override Tensor Prepare(Tensor images) => Rotations.Of(images);

    protected override Tensor CrossEntropy(DistillationBatch batch) =>
        batch.LabelLoss.Compute(Rotations.Upright(batch.Student.Logits), batch.Labels);

    protected override IEnumerable<LossTerm> Terms(DistillationBatch batch)
    {
        Tensor divergence = batch.Student.Auxiliary.Append(batch.Student.Logits)
            .Zip(batch.Teacher.Auxiliary.Append(batch.Teacher.Logits), Divergent)
            .Aggregate((sum, loss) => sum + loss);
        return [new LossTerm("divergence", divergence, _options.Weight)];
    }

    private Tensor Divergent(Tensor student, Tensor teacher) =>
        Divergence.Kl(student, teacher, _options.Temperature) * (_options.Temperature * _options.Temperature);
}
