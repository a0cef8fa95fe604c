using Robotics.Training.Data.Augmentation;
using Robotics.Training.Data.Folder;
using Robotics.Training.Data.Loading;
using Robotics.Training.Data;
using Robotics.Training.Distributed;
using Robotics.Training.Reporting;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Tests.Training.Distributed;

/// <summary>Plain descent of a small network without batch norms, whose statistics are those of a process's own part of a batch.</summary>
internal static class ParallelToy
{
    public const int Batch = 6;

    /// <summary>The weights after some steps: of all processes together, or of one alone.</summary>
    public static float[] Train(string data, int steps, DataParallel? parallel)
    {
        using DisposeScope scope = NewDisposeScope();
        set_num_threads(1);
        manual_seed(3 + (parallel?.Rank ?? 0));
        Module<Tensor, Tensor> network = Sequential(Conv2d(3, 8, 3, padding: 1), ReLU(), Conv2d(8, 2, 3, stride: 4, padding: 1));
        var device = CPU;
        using var state = new TrainingState(network, optim.SGD(network.parameters(), 1));
        parallel?.Begin(state);
        FolderDataset dataset = FolderDataset.Split(FolderLayout.Open(data), 2).Training;
        var options = new SegmentationLoaderOptions
        {
            Input = new ImageSize(64, 96), Crop = new ImageSize(64, 96), MaskStride = 1, BatchSize = Batch, Seed = 5,
            Augmentation = new AugmentationOptions { MinScale = 0.4, MaxScale = 1.2 },
            Part = parallel?.Rank ?? 0, Parts = parallel?.Size ?? 1,
        };
        using var loader = new BatchLoader(dataset, options, 0, steps);
        using var objective = new SupervisedObjective(network, new LabelLoss(null, 2, device));
        using var validator = new Validator(dataset, 1, options.Input, 4, device);
        var plan = new TrainingPlan
        {
            Steps = steps, Schedule = new StepDecaySchedule(0.5, [], 1), StepsPerEpoch = 1, ValidateEvery = steps, CheckpointEvery = steps,
        };
        new Trainer(plan, objective, validator, device, parallel).Run(state, loader, checkpoint: _ => { }, new CompositeObserver());
        return [.. network.parameters().SelectMany(parameter => parameter.data<float>().ToArray())];
    }
}
