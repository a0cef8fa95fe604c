using System.Globalization;
using Robotics.Training.Checkpoints;
using Robotics.Training.Data;
using Robotics.Training.Data.Folder;
using Robotics.Training.Data.Loading;
using Robotics.Training.Reporting;
using Robotics.Training.Tests.Data;
using TorchSharp;
using TorchSharp.Extensions;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Tests.Training;

public sealed class PrecisionTests : IDisposable
{
    private const int Steps = 6;

    private readonly ToyFolder _data = ToyFolder.Create(8);

    public void Dispose() => _data.Dispose();

    [Fact]
    public void A_run_in_bfloat16_learns_nearly_as_one_in_float32()
    {
        double[] whole = Losses("fp32"), brief = Losses("bf16");
        Assert.NotEqual(whole, brief);
        Assert.All(whole.Zip(brief), pair => Assert.Equal(pair.First, pair.Second, 0.1 * Math.Abs(pair.First)));
    }

    // A power of two changes no bit of a float32 gradient.
    [Fact]
    public void A_scaled_loss_trains_the_same_weights() => Assert.Equal(Weights(null), Weights(new GradScaler()));

    [Fact]
    public void A_step_whose_gradients_overflow_is_left_out_and_halves_the_scale()
    {
        var scaler = new GradScaler(initialScale: 1024);
        float[] without = Weights(new GradScaler(), overflowAt: -1, steps: Steps - 1);

        float[] with = Weights(scaler, overflowAt: Steps - 1);

        Assert.Equal((512, 0), (scaler.Factor, scaler.GoodSteps));
        Assert.Equal(without, with);
    }

    [Fact]
    public void A_scale_that_falls_without_end_ends_the_run() => Assert.Contains(
        "train with a lower --lr", Assert.Throws<TrainingException>(() => Weights(new GradScaler(initialScale: 1), overflowAt: 0)).Message);

    [Fact]
    public void A_checkpoint_keeps_the_scale()
    {
        using TempFolder folder = new();
        using TrainingState saved = State(new GradScaler()), resumed = State(new GradScaler());
        saved.Scaler!.Restore(2048, 17);

        CheckpointFile.Write(folder.File("scaled"), saved, "{}");
        CheckpointFile.Load(folder.File("scaled"), resumed);

        Assert.Equal((2048, 17), (resumed.Scaler!.Factor, resumed.Scaler.GoodSteps));
    }

    [Fact]
    public void Float16_asks_for_a_gpu_and_a_scaler()
    {
        Precision precision = Precision.Get("fp16");
        Assert.True(precision.NeedsScaler);
        Assert.Contains("GPU", Assert.Throws<ArgumentException>(() => precision.Require(CPU)).Message);
        precision.Require(CUDA);
        Assert.False(Precision.Get("bf16").NeedsScaler);
    }

    private static TrainingState State(GradScaler? scaler)
    {
        manual_seed(1);
        Module<Tensor, Tensor> network = Sequential(Conv2d(3, 4, 3, padding: 1), ReLU(), Conv2d(4, 2, 1));
        return new TrainingState(network, optim.SGD(network.parameters(), 0.1), scaler: scaler);
    }

    private double[] Losses(string precision)
    {
        using TempFolder folder = new();
        TrainingOptions options = ToyRuns.Options(_data.Root, Steps) with { Precision = precision };
        new TrainingJob(options, TrainingDatasets.Open(_data.Root, null), folder.Root).Run();
        return [.. File.ReadLines(folder.File("train.csv")).Skip(1)
            .Select(line => double.Parse(line.Split(',')[1], CultureInfo.InvariantCulture))];
    }

    private float[] Weights(GradScaler? scaler, int overflowAt = -1, int steps = Steps)
    {
        using DisposeScope scope = NewDisposeScope();
        using TrainingState state = State(scaler);
        FolderDataset dataset = FolderDataset.Split(FolderLayout.Open(_data.Root), 2).Training;
        var size = new ImageSize(64, 96);
        using var loader = new BatchLoader(
            dataset,
            new SegmentationLoaderOptions { Input = size, Crop = size, MaskStride = 1, BatchSize = 2, Seed = 1, Augmentation = new() },
            0,
            steps);
        using var objective = new Overflowing(new SupervisedObjective(state.Model, new LabelLoss(null, 2, CPU)), overflowAt);
        using var validator = new Validator(dataset, 1, size, 1, CPU);
        var plan = new TrainingPlan
        {
            Steps = steps, Schedule = new StepDecaySchedule(0.1, [], 1), StepsPerEpoch = 1, ValidateEvery = steps, CheckpointEvery = steps,
        };
        new Trainer(plan, objective, validator, CPU).Run(state, loader, checkpoint: _ => { }, new CompositeObserver());
        return [.. state.Model.parameters().SelectMany(parameter => parameter.data<float>().ToArray())];
    }

    /// <summary>An objective whose loss becomes infinite at a step.</summary>
    private sealed class Overflowing(IObjective inner, int at) : IObjective
    {
        private int _step;

        public Tensor Loss(StepInput input) => inner.Loss(input) * (_step++ == at ? float.PositiveInfinity : 1);

        public void Dispose() => inner.Dispose();
    }
}
