using static TorchSharp.torch;

namespace Robotics.Training.Distillation;

/// <summary>A batch after both forward passes.</summary>
/// <param name="Student">Output of the network that learns.</param>
/// <param name="Teacher">Output of the network that it learns from, without gradients.</param>
/// <param name="Labels">Class ids (int64), (N) or (N, H, W) at the size of the logits.</param>
public sealed record DistillationBatch(NetworkOutput Student, NetworkOutput Teacher, Tensor Labels)
{
    /// <summary>Class id of what has no label.</summary>
    public long IgnoredLabel { get; init; } = -100;

    /// <summary>Numbers of the samples within the training set (int64), for methods that remember samples.</summary>
    public Tensor? Indices { get; init; }

    /// <summary>What both networks saw, (N, C, H, W), for methods that look for further images near them.</summary>
    public Tensor? Images { get; init; }

    /// <summary>The student's logits of further images.</summary>
    public Func<Tensor, Tensor>? StudentAnswer { get; init; }

    /// <summary>The loss of logits with the labels.</summary>
    public LabelLoss LabelLoss { get; init; } = LabelLoss.Plain;

    /// <summary>Share of the run that is over; methods with phases look at it.</summary>
    public double Progress { get; init; }

    /// <summary>Epochs that are over, with a fraction; methods that warm up look at it.</summary>
    public double Epoch { get; init; } = double.PositiveInfinity;
}
