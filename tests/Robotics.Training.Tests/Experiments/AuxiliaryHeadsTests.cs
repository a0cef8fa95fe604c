using Robotics.Training.Data.Loading;
using Robotics.Training.Distillation;
using Robotics.Training.Experiments;
using Robotics.Training.Models;
using Robotics.Training.Models.Cifar;
using Robotics.Training.Quantization.Files;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Tests.Experiments;

public class AuxiliaryHeadsTests
{
    [Fact]
    public void The_heads_of_a_trained_teacher_know_label_and_turn()
    {
        using DisposeScope scope = NewDisposeScope();
        using var runs = new TinyRuns();
        RunSpec spec = runs.Spec("hsakd") with { Method = "plain", Teachers = [] };
        spec = spec with
        {
            Data = spec.Data with { Shift = 0, Flip = 0 }, Training = spec.Training with { Steps = 50, Batch = 10, LearningRate = 0.05 },
        };
        new ExperimentRun(spec, runs.Folder("teacher"), threads: 1).Run();

        RunData data = RunData.Open(spec.Data);
        using FeatureModel teacher = spec.Student.Create(ModelTask.Classification, data.Classes);
        teacher.load_state_dict(PackedModelFile.Load(Path.Combine(runs.Folder("teacher"), ExperimentRun.WeightsName)));
        using var loader = new BatchLoader(data.Training, data.Loading(data.Training.Count, seed: 1), 0, 1);
        StepInput input = StepInput.Of(loader.Next(), CPU, epoch: 0, progress: 0);
        NetworkOutput output = NetworkTaps.Output(teacher, input.Images, FeatureKind.Stages);
        Tensor unturned = input.Labels * AuxiliaryClassifier.Rotations;
        double chance = Math.Log(AuxiliaryClassifier.Rotations * data.Classes);
        Assert.NotEmpty(output.Auxiliary);
        Assert.All(output.Auxiliary, logits => Assert.InRange(functional.cross_entropy(logits, unturned).item<float>(), 0, chance - 0.5));
    }
}
