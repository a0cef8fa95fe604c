using Robotics.Training.Checkpoints;
using Robotics.Training.Models;
using Robotics.Training.Quantization.Learning;
using Robotics.Training.Quantization.Methods;
using Robotics.Training.Quantization.Network;
using Robotics.Training.Tests.Data;
using Robotics.Training.Tests.Training;
using Robotics.Vision;
using TorchSharp;
using TorchSharp.Extensions;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Tests.Quantization.Learning;

public sealed class QuantizedSubjectTests
{
    private const int Bits = 2;

    [Fact]
    public void Learning_keeps_what_rounding_to_two_bits_loses()
    {
        using DisposeScope scope = NewDisposeScope();
        using ToyFolder data = ToyFolder.Create(20);
        using TempFolder trained = new(), tuned = new();
        TrainingOptions recipe = ToyRuns.Options(data.Root, 60);
        TrainingSummary fp32 = Train(recipe, trained);
        TrainingSummary quantized = Train(
            recipe.WithSteps(60) with { Init = fp32.Weights, WeightBits = Bits, LearningRate = 1e-3 }, tuned);

        (Module<Tensor, Tensor> read, ModelManifest manifest) = ModelFile.Read(quantized.Weights);
        Assert.Equal(new ManifestQuantization("lsq", Bits), manifest.Quantization);
        Assert.Equal(quantized.Miou, Miou(read, recipe), 1e-9);
        Assert.True(quantized.Miou > 0.85, $"mIoU {quantized.Miou} of {fp32.Miou}");
        double rounded = Miou(Rounded(fp32.Weights), recipe);
        Assert.True(rounded < quantized.Miou - 0.1, $"rounding alone keeps {rounded}");
        Assert.InRange(new FileInfo(quantized.Weights).Length, 1, new FileInfo(fp32.Weights).Length / 4);
    }

    [Fact]
    public void A_checkpoint_holds_what_is_learned()
    {
        using DisposeScope scope = NewDisposeScope();
        using ToyFolder data = ToyFolder.Create(10);
        using TempFolder folder = new();
        TrainingOptions recipe = ToyRuns.Options(data.Root, 3);
        TrainingOptions options = recipe with { Init = Train(recipe, folder).Weights, WeightBits = 4 };
        using TempFolder tuned = new();
        TrainingSummary summary = Train(options, tuned);

        using TrainingSubject resumed = QuantizedSubject.Create(options, classes: 2, CPU);
        CheckpointFile.Load(tuned.File(CheckpointFile.Name), resumed.State);
        resumed.Write(folder.File("resumed.safetensors"), ModelFile.ReadManifest(summary.Weights));
        Assert.Equal(File.ReadAllBytes(summary.Weights), File.ReadAllBytes(folder.File("resumed.safetensors")));
    }

    [Theory]
    [InlineData(Optimizers.SgdName)]
    [InlineData(Optimizers.AdamWName)]
    public void Decay_leaves_the_steps_alone(string optimizer)
    {
        using DisposeScope scope = NewDisposeScope();
        using TempFolder folder = new();
        TrainingOptions options = ToyRuns.Options("data", 1) with
        {
            Init = folder.File("weights.safetensors"), WeightBits = 4, Optimizer = optimizer, WeightDecay = 0.5,
        };
        SafeTensors.Save(options.Init, ModelRegistry.Create(options.Model, 2).state_dict());
        using TrainingSubject subject = QuantizedSubject.Create(options, classes: 2, CPU);
        var learned = (LearnedStepWeights)subject.State.Companion!;
        Tensor[] steps = Copies(learned.LogSteps), latent = Copies(learned.Latent);
        foreach (Parameter parameter in subject.State.Optimizer.parameters())
        {
            parameter.grad = zeros_like(parameter);
        }

        subject.State.Optimizer.step();

        Assert.All(steps.Zip(learned.LogSteps), pair => Assert.Equal(pair.First.bytes.ToArray(), pair.Second.bytes.ToArray()));
        Assert.All(latent.Zip(learned.Latent), pair => Assert.True(pair.Second.norm().item<float>() < pair.First.norm().item<float>()));
    }

    [Fact]
    public void Hard_pixels_count_while_rounded_weights_are_learned()
    {
        using DisposeScope scope = NewDisposeScope();
        using ToyFolder data = ToyFolder.Create(10);
        using TempFolder folder = new();
        TrainingOptions recipe = ToyRuns.Options(data.Root, 3);
        TrainingOptions options = recipe with { Init = Train(recipe, folder).Weights, WeightBits = 4 };
        manual_seed(1);
        Tensor images = randn(2, 3, 64, 96), labels = randint(2, [2, 64, 96]);
        Assert.NotEqual(Loss(options), Loss(options with { Ohem = new OhemOptions(0.01, 1) }));

        float Loss(TrainingOptions tuned)
        {
            using TrainingSubject subject = QuantizedSubject.Create(tuned, classes: 2, CPU);
            return subject.Objective.Loss(new StepInput(images, labels, arange(2), Epoch: 0, Progress: 0)).item<float>();
        }
    }

    private static Tensor[] Copies(IEnumerable<Parameter> parameters) => [.. parameters.Select(parameter => parameter.detach().clone())];

    private static TrainingSummary Train(TrainingOptions options, TempFolder folder) =>
        new TrainingJob(options, TrainingDatasets.Open(options.Data, options.Classes), folder.Root).Run()!;

    private static double Miou(Module<Tensor, Tensor> network, TrainingOptions options)
    {
        network.eval();
        network.to(memory_format.channels_last);
        using var validator = new Validator(
            TrainingDatasets.Open(options.Data, null).Validation, options.ValidationSamples, options.Input, 8, CPU);
        return validator.Run(network).MeanIou;
    }

    private static Module<Tensor, Tensor> Rounded(string weights)
    {
        Module<Tensor, Tensor> network = ModelFile.Read(weights).Model, reference = ModelFile.Read(weights).Model;
        network.eval();
        reference.eval();
        NetworkQuantizer.Run(
            network, reference, [randn([1, 3, 64, 96])],
            new QuantizationOptions { Method = WeightMethods.Get("rtn-channel"), Bits = Bits });
        return network;
    }
}
