using Robotics.Training.Distillation;
using Robotics.Training.Distillation.Connectors;
using Robotics.Training.Distillation.Methods;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Verification.Losses;

/// <summary>Methods with a teacher's classifier or with attention between the layers.</summary>
internal static class ReuseCases
{
    private const int Classes = 10;

    public static IReadOnlyDictionary<string, Func<LossCase, Tensor?>> All { get; } = new Dictionary<string, Func<LossCase, Tensor?>>
    {
        ["simkd"] = Reused,
        ["srrl"] = Regressed,
        ["semckd"] = Calibrated,
    };

    private static Tensor Reused(LossCase run)
    {
        Tensor student = run["fs2"], teacher = run["st"];
        var projector = run.Module("simkd", new ReuseProjector(student.shape[1], teacher.shape[1], (int)run.Number("factor")));
        Linear classifier = run.Module("cls_t", Linear(teacher.shape[1], Classes));
        (student, teacher) = FeatureMaps.AtSmallerSize(student, teacher);
        Tensor projected = projector.call(student);
        run.Output(classifier.call(projected.mean([2, 3])), "pred");
        return SimKd.Loss([projected], [teacher]);
    }

    private static Tensor Regressed(LossCase run)
    {
        Tensor student = run["v_s"], teacher = run["v_t"];
        var projection = run.Module("srrl", new SoftmaxRegression.Projection(student.shape[1], teacher.shape[1]));
        Linear classifier = run.Module("cls_t", Linear(teacher.shape[1], Classes));
        Tensor projected = projection.call(student);
        return run.Output(functional.mse_loss(projected, teacher), "feat")
            + run.Output(functional.mse_loss(classifier.call(projected), classifier.call(teacher).detach()), "cls");
    }

    private static Tensor Calibrated(LossCase run)
    {
        Tensor[] student = run.All("fs1", "fs2", "fs3"), teacher = run.All("ft1", "ft2", "ft3");
        var module = run.Module("semckd", new CrossLayerAttention(
            student[0].shape[0],
            [.. student.Select(map => map.shape[1])],
            [.. teacher.Select(map => map.shape[1])],
            run.Number("soft"),
            (int)run.Number("factor")));
        (Tensor loss, Tensor attention) = module.Loss(student, teacher);
        run.Output(attention, "attention");
        return loss;
    }
}
