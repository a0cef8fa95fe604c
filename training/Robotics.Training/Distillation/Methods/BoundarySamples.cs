using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Distillation.Methods;

/// <summary>Options of the attack of BSS; the defaults are the authors'.</summary>
public sealed record BoundarySampleOptions
{
    /// <summary>Steps towards the other class.</summary>
    public int Steps { get; init; } = 10;

    /// <summary>Length of a step for each unit of difference between the two logits.</summary>
    public double StepSize { get; init; } = 0.3;

    /// <summary>Greatest magnitude of a normalised pixel.</summary>
    public double Limit { get; init; } = 2.5;

    /// <summary>Divides the logits of both networks in the loss.</summary>
    public double Temperature { get; init; } = 3;
}

/// <summary>
/// Heo et al. 2019 (BSS): images moved to the boundary between the teacher's class and another one, where its softened distribution says
/// most.
/// </summary>
public static class BoundarySamples
{
    private const double Overshoot = 1e-4;

    // An image at which the teacher is flat stays where it is.
    private const double LeastLength = 1e-12;

    /// <summary>Images (N, C, H, W), each moved until the teacher, in evaluation mode, says another class of it.</summary>
    /// <param name="teacher">Images to logits.</param>
    /// <param name="images">Normalised images.</param>
    /// <param name="target">Class to move to, (N), int64.</param>
    /// <param name="options">Steps and limits.</param>
    public static Tensor Attack(Module<Tensor, Tensor> teacher, Tensor images, Tensor target, BoundarySampleOptions options)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor moved = images.detach();
        Tensor? own = null;
        for (int step = 0; step < options.Steps; step++)
        {
            moved = moved.detach().requires_grad_();
            Tensor logits = teacher.call(moved), said = logits.detach().argmax(1);
            own ??= said;
            Tensor there = logits.gather(1, target.unsqueeze(1)), here = logits.gather(1, own.unsqueeze(1));
            Tensor gradient = autograd.grad([(there - here).sum()], [moved])[0]!;
            Tensor unmoved = own.eq(said);
            if (!unmoved.any().item<bool>())
            {
                break;
            }

            Tensor length = gradient.flatten(1).norm(1).clamp(min: LeastLength).reshape(-1, 1, 1, 1);
            Tensor distance = (here - there).detach().unsqueeze(2).unsqueeze(3) + Overshoot;
            Tensor size = unmoved.to(gradient.dtype).reshape(-1, 1, 1, 1) * options.StepSize;
            moved = (moved.detach() + size * distance * gradient / length).clamp(-options.Limit, options.Limit);
        }

        return moved.detach().MoveToOuterDisposeScope();
    }

    /// <summary>Cross-entropy of the softened logits on such images, a mean over samples, without the squared temperature.</summary>
    public static Tensor Loss(Tensor student, Tensor teacher, double temperature) =>
        -((teacher / temperature).softmax(1) * (student / temperature).log_softmax(1)).sum() / student.shape[0];
}
