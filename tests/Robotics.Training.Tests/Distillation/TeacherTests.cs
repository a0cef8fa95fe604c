using Robotics.Inference;
using Robotics.Training.Distillation;
using Robotics.Training.Experiments;
using Robotics.Training.Models;
using Robotics.Training.Tests.Experiments;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Robotics.Training.Tests.Distillation;

/// <summary>Networks, several of them, and files as teachers.</summary>
public class TeacherTests
{
    [Fact]
    public void Several_teachers_are_their_mean()
    {
        using DisposeScope scope = NewDisposeScope();
        manual_seed(1);
        ITeacher[] teachers = [Network("resnet8"), Network("resnet14")];
        using var averaged = new AveragedTeacher(teachers);
        Tensor images = randn(2, 3, 32, 32);
        NetworkOutput output = averaged.Output(images, FeatureKind.Stages);
        Tensor mean = (teachers[0].Output(images, FeatureKind.Stages).Logits + teachers[1].Output(images, FeatureKind.Stages).Logits) / 2;
        Assert.True(output.Logits.allclose(mean));
        Assert.Empty(output.Features);
        Assert.Equal("resnet8 + resnet14", averaged.Name);
    }

    [Fact]
    public void A_file_says_what_the_network_behind_it_says()
    {
        using DisposeScope scope = NewDisposeScope();
        (var model, _) = ModelFile.Read(ShippedModels.Find(ShippedModels.Weights)!);
        using var network = new NetworkTeacher(ShippedModels.Weights, (FeatureModel)model);
        using var file = new OnnxTeacher(ShippedModels.Find(ShippedModels.Fp32)!, threads: 1);
        manual_seed(1);
        Tensor images = randn(2, 3, 352, 640);
        Tensor expected = network.Output(images, FeatureKind.Stages).Logits, actual = file.Output(images, FeatureKind.Stages).Logits;
        Assert.Equal(expected.shape, actual.shape);
        Assert.True((expected - actual).abs().max().item<float>() < 1e-2 * expected.abs().max().item<float>());
        Assert.Equal([2L, 19, 44, 80], file.Output(randn(2, 3, 64, 128), FeatureKind.Stages).Logits.shape);
    }

    [Fact]
    public void A_run_learns_from_a_file_by_its_logits_and_is_refused_by_its_features()
    {
        using var runs = new TinyRuns();
        var file = new TeacherSpec { Name = "file", Onnx = ShippedModels.Find(ShippedModels.Fp32) };
        RunSpec spec = runs.Spec("cwd") with
        {
            Teachers = [file], Training = new RecipeSpec { Steps = 1, Batch = 2, LearningRate = 0.01, Validations = 1 },
        };
        Assert.False(new ExperimentRun(spec, runs.Folder("cwd"), threads: 1).Run().Diverged);
        string message = Assert.Throws<PairingException>(
            () => new ExperimentRun(spec with { Method = "at" }, runs.Folder("at"), threads: 1).Run()).Message;
        Assert.Contains("only the logits are known", message, StringComparison.Ordinal);
        Assert.Contains("head", Assert.Throws<ExperimentException>(
            () => new ExperimentRun(spec with { Method = "simkd" }, runs.Folder("simkd"), threads: 1)
                .Run()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Something_that_is_no_model_is_refused_in_one_sentence()
    {
        using TempFolder folder = new();
        File.WriteAllText(folder.File("x.onnx"), "no model");
        string message = Assert.Throws<PairingException>(() => new OnnxTeacher(folder.File("x.onnx"), threads: 1)).Message;
        Assert.Contains("x.onnx cannot be loaded", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_network_is_asked_for_its_shape_on_its_own_device()
    {
        using DisposeScope scope = NewDisposeScope();
        using var network = new NetworkElsewhere();
        NetworkShape shape = NetworkTaps.Shape(network, 8, 6, FeatureKind.Stages);
        Assert.Equal(3, shape.Classes);
        Assert.Equal([new FeatureShape(3, 8, 6)], shape.Features);
        Assert.ThrowsAny<Exception>(() => network.call(zeros(1, 3, 8, 6)));
    }

    private static NetworkTeacher Network(string name) => new(name, ModelRegistry.Create(name, 5));

    /// <summary>Like one on a GPU, its weights cannot meet tensors of the processor.</summary>
    private sealed class NetworkElsewhere : FeatureModel
    {
        private readonly Parameter weight = new(zeros([3, 1, 1], device: META));

        public NetworkElsewhere() : base(nameof(NetworkElsewhere)) => RegisterComponents();

        protected override Tensor Run(Tensor input, FeatureTaps taps) =>
            taps.Add("logits", taps.Add("f1", input * weight).mean([2, 3]));
    }
}
