using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Distillation;

/// <summary>
/// A method at work on one pairing. Its parameters, where it has some, are trained with the student's and thrown away afterwards.
/// </summary>
public abstract class Distiller(string name, DistillationOptions options) : Module(name)
{
    /// <summary>The loss of a batch. Only the returned tensors outlive the call.</summary>
    public DistillationLoss Loss(DistillationBatch batch)
    {
        using DisposeScope scope = NewDisposeScope();
        var terms = new List<LossTerm>();
        if (options.CrossEntropyWeight > 0 && LearnsLabels(batch))
        {
            terms.Add(new LossTerm("cross_entropy", CrossEntropy(batch), options.CrossEntropyWeight));
        }

        terms.AddRange(Terms(batch));
        Tensor total = terms.Select(term => term.Value * term.Weight).Aggregate((sum, term) => sum + term);
        scope.MoveToOuter(terms.Select(term => term.Value));
        return new DistillationLoss(total.MoveToOuterDisposeScope(), terms);
    }

    /// <summary>
    /// Share of the student's steps for which <see cref="PreparationLoss"/> is trained on the teacher's output before the student begins; 0
    /// where nothing needs it.
    /// </summary>
    public virtual double PreparationShare => 0;

    /// <summary>What both networks see in place of the images (N, C, H, W) of a batch.</summary>
    public virtual Tensor Prepare(Tensor images) => images;

    /// <summary>The loss of what a method trains on the teacher alone.</summary>
    public virtual Tensor PreparationLoss(NetworkOutput teacher) => throw new NotSupportedException($"{GetName()} prepares nothing.");

    /// <summary>The cross-entropy with the labels.</summary>
    protected virtual Tensor CrossEntropy(DistillationBatch batch) => batch.LabelLoss.Compute(batch.Student.Logits, batch.Labels);

    /// <summary>Whether the cross-entropy counts at this time of the run.</summary>
    protected virtual bool LearnsLabels(DistillationBatch batch) => true;

    /// <summary>The terms beside the cross-entropy.</summary>
    protected abstract IEnumerable<LossTerm> Terms(DistillationBatch batch);
}
