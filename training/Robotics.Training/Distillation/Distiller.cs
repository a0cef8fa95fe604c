using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Distillation;

/// <summary>
/// A method at work on one pairing. Its parameters, where it has some, are trained with the student's and thrown away afterwards,
/// unless the method says that they stay.
/// </summary>
public abstract class Distiller(string name, DistillationOptions options) : Module(name)
{
    /// <summary>The loss of a batch. Only the returned tensors outlive the call.</summary>
    public DistillationLoss Loss(DistillationBatch batch)
    {
        using DisposeScope scope = NewDisposeScope();
        var terms = new List<LossTerm>();
        if (options.CrossEntropyWeight > 0)
        {
            terms.Add(new LossTerm("cross_entropy", CrossEntropy(batch), options.CrossEntropyWeight));
        }

        terms.AddRange(Terms(batch));
        Tensor total = terms.Select(term => term.Value * term.Weight).Aggregate((sum, term) => sum + term);
        scope.MoveToOuter(terms.Select(term => term.Value));
        return new DistillationLoss(total.MoveToOuterDisposeScope(), terms);
    }

    /// <summary>
    /// What stays in the deployed network, between the student's last stage and the teacher's head; null where nothing does.
    /// </summary>
    public virtual Module<Tensor, Tensor>? Projector => null;

    /// <summary>What both networks see in place of the images (N, C, H, W) of a batch.</summary>
    public virtual Tensor Prepare(Tensor images) => images;

    /// <summary>The cross-entropy with the labels.</summary>
    protected virtual Tensor CrossEntropy(DistillationBatch batch) =>
        functional.cross_entropy(batch.Student.Logits, batch.Labels, ignore_index: batch.IgnoredLabel);

    /// <summary>The terms beside the cross-entropy.</summary>
    protected abstract IEnumerable<LossTerm> Terms(DistillationBatch batch);
}
