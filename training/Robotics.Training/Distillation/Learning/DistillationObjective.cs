using Robotics.Training.Models;
using Robotics.Vision;
using static TorchSharp.torch;

namespace Robotics.Training.Distillation;

/// <summary>One student and one teacher: the loss of a method on what both say. It owns the teacher.</summary>
public sealed class DistillationObjective(
    FeatureModel student, ITeacher teacher, Distiller distiller, FeatureKind features, LabelLoss labelLoss) : IObjective
{
    // Where labels are those of pictures, none is missing.
    private const long NoLabel = -100;

    public Tensor Loss(StepInput input)
    {
        Tensor images = distiller.Prepare(input.Images);
        NetworkOutput says = teacher.Output(images, features);
        NetworkOutput answers = NetworkTaps.Output(student, images, features);
        DistillationBatch batch = Batch(input, AtLabels(answers, input.Labels), AtLabels(says, input.Labels), labelLoss);
        return distiller.Loss(batch with { Images = images, StudentAnswer = student.call }).Total;
    }

    /// <summary>The loss of what the method trains on the teacher alone.</summary>
    public Tensor PreparationLoss(StepInput input) =>
        distiller.PreparationLoss(teacher.Output(distiller.Prepare(input.Images), features));

    public void Dispose()
    {
        labelLoss.Dispose();
        teacher.Dispose();
    }

    internal static DistillationBatch Batch(StepInput input, NetworkOutput student, NetworkOutput teacher, LabelLoss labelLoss) =>
        new(student, teacher, input.Labels)
        {
            Indices = input.Indices,
            IgnoredLabel = input.Labels.ndim == 1 ? NoLabel : LabelSet.Unlabelled,
            LabelLoss = labelLoss,
            Epoch = input.Epoch,
            Progress = input.Progress,
        };

    internal static NetworkOutput AtLabels(NetworkOutput output, Tensor labels) =>
        output with { Logits = LabelLoss.AtLabels(output.Logits, labels) };
}
