using Robotics.Bench.Vision;
using Robotics.Training;
using Robotics.Training.Distillation;
using Robotics.Training.Models;
using TorchSharp;
using TorchSharp.Extensions;
using static TorchSharp.torch;

namespace Robotics.Bench.Training;

/// <summary>
/// What distillation costs beyond its parts: a step of Hinton's method beside the teacher's forward pass and a plain step.
/// </summary>
internal static class DistillationBench
{
    private const int Classes = 100;
    private const int Batch = 64;
    private const int Side = 32;
    private const int WarmUps = 3;
    private const int Rounds = 40;
    private const double LearningRate = 0.01;

    public static IEnumerable<BenchRow> Run()
    {
        set_num_threads(1);
        manual_seed(1);
        using DisposeScope scope = NewDisposeScope();
        using FeatureModel plain = Network("resnet8"), student = Network("resnet8");
        using var teacher = new NetworkTeacher("resnet20", Network("resnet20"));
        DistillationMethod method = DistillationMethods.Get("kd");
        NetworkShape shape = NetworkTaps.Shape(student, Side, Side, method.Features);
        using Distiller distiller = method.Create(new Pairing(shape, NetworkTaps.Shape(teacher.Network, Side, Side, method.Features)));
        using var distillation = new DistillationObjective(student, teacher, distiller, method.Features, new LabelLoss(null, Classes, CPU));
        using var supervision = new SupervisedObjective(plain, new LabelLoss(null, Classes, CPU));
        using optim.Optimizer ours = Optimizers.Sgd(student.parameters(), LearningRate, 0.9, 0);
        using optim.Optimizer reference = Optimizers.Sgd(plain.parameters(), LearningRate, 0.9, 0);
        var input = new StepInput(
            randn(Batch, 3, Side, Side).contiguous(memory_format.channels_last), randint(Classes, [Batch]), arange(Batch, dtype: int64), 0,
            0);
        yield return SideBySide.MeasureProcessor(
            "step of kd, resnet20 to resnet8, batch 64, processor time",
            () => Step(distillation, ours, input),
            "teacher's forward pass and plain step",
            () =>
            {
                using (NewDisposeScope())
                {
                    teacher.Output(input.Images, method.Features);
                }

                Step(supervision, reference, input);
            },
            Rounds,
            WarmUps);
    }

    private static FeatureModel Network(string name)
    {
        FeatureModel network = ModelRegistry.Create(name, Classes);
        network.to(memory_format.channels_last);
        return network;
    }

    private static void Step(IObjective objective, optim.Optimizer optimizer, StepInput input)
    {
        using DisposeScope scope = NewDisposeScope();
        optimizer.zero_grad();
        objective.Loss(input).backward();
        optimizer.step();
    }
}
