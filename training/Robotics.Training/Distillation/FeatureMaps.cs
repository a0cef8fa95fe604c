using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Distillation;

/// <summary>What the feature-based methods share.</summary>
internal static class FeatureMaps
{
    /// <summary>Both maps at the smaller size of the two; the larger one is pooled.</summary>
    public static (Tensor Student, Tensor Teacher) AtSmallerSize(Tensor student, Tensor teacher)
    {
        long[] size = [Math.Min(student.shape[2], teacher.shape[2]), Math.Min(student.shape[3], teacher.shape[3])];
        return (Pool(student, size), Pool(teacher, size));
    }

    /// <summary>The sum of a loss over the pairs of stages.</summary>
    public static Tensor Sum(IReadOnlyList<Tensor> student, IReadOnlyList<Tensor> teacher, Func<Tensor, Tensor, Tensor> loss) =>
        student.Zip(teacher, loss).Aggregate((sum, term) => sum + term);

    private static Tensor Pool(Tensor map, long[] size) =>
        map.shape[2] == size[0] && map.shape[3] == size[1] ? map : functional.adaptive_avg_pool2d(map, size);
}
