using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Distillation.Methods;

/// <summary>The norm-and-direction loss of Wang et al. 2023: embeddings long, and along the teacher's centre of their class.</summary>
internal static class NormAndDirection
{
    /// <summary>
    /// Mean over the samples of 1 - (student . direction of the class centre) / max(|student|, |teacher|), for embeddings (N, D).
    /// </summary>
    public static Tensor Loss(Tensor student, Tensor teacher, Tensor centres, Tensor labels)
    {
        Tensor directions = functional.normalize(centres.index_select(0, labels));
        Tensor longest = student.norm(1).maximum(teacher.norm(1));
        return (1 - (student * directions).sum(1) / longest).mean();
    }
}
