using Robotics.Inference;
using Robotics.Training.Cli;
using Robotics.Training.Experiments;
using Robotics.Training.Models;
using Robotics.Training.Tests.Export;
using TorchSharp.Extensions;
using static TorchSharp.torch;

namespace Robotics.Training.Tests.Experiments;

public class RunExportTests
{
    [Fact]
    public void Every_student_of_an_ensemble_is_exported_on_its_own()
    {
        using var runs = new TinyRuns();
        string folder = Train(runs, "online-ensemble");
        using FeatureModel first = ModelRegistry.Get("resnet8").Create(20, 0.5);
        using FeatureModel second = ((IBranchingNetwork)first).CreateSibling(1, 2.0 / 3);
        using FeatureModel third = ((IBranchingNetwork)first).CreateSibling(1, 1.0 / 3);
        (string? Name, string Weights, FeatureModel Network)[] students =
        [
            (null, ExperimentRun.WeightsName, first), ("student 2", "weights-student-2.safetensors", second),
            ("student 3", "weights-student-3.safetensors", third),
        ];
        var sizes = new List<long>();
        foreach ((string? name, string weights, FeatureModel network) in students)
        {
            string path = runs.Folder("student.onnx");
            string[] which = name is null ? [] : ["--network", name];
            Assert.Equal(0, TrainingCli.Run(["experiment", "export", folder, "--out", path, .. which]));
            using IDisposable scope = NewDisposeScope();
            network.load_state_dict(SafeTensors.Load(Path.Combine(folder, weights)));
            network.eval();
            Tensor images = rand(5, 3, 32, 32);
            float[] expected = network.call(images).detach().AsSpan<float>().ToArray();
            byte[] file = File.ReadAllBytes(path);
            (float[] actual, long[] shape) = OrtRunner.Run(file, images.AsSpan<float>().ToArray(), images.shape);
            Assert.Equal([5, 20], shape);
            Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-4f));
            sizes.Add(file.Length);
        }

        Assert.True(sizes[0] > sizes[1] && sizes[1] > sizes[2], string.Join(", ", sizes));
    }

    [Fact]
    public void What_the_robot_gets_is_a_model_that_it_loads()
    {
        using var runs = new TinyRuns();
        RunSpec spec = runs.Spec("cwd") with { Method = "efficientkd" };
        new ExperimentRun(spec, runs.Folder("run"), threads: 1).Run();
        File.Delete(spec.Teachers[0].Weights!);
        string path = runs.Folder("robot.onnx");
        new RunExport(runs.Folder("run")).WriteModel(null, path);
        using SegmentationModel model = SegmentationModel.Load(path, new ProviderOptions());
        Assert.Equal("efficientvit-seg-b0 with the head of efficientvit-seg-b0 x1.5", model.Manifest.Architecture);
        Assert.Equal(8, model.Manifest.Output.Stride);
        Assert.Equal(1, model.SelfCheck!.Agreement);
    }

    [Fact]
    public void Weights_of_a_segmentation_run_describe_themselves()
    {
        using var runs = new TinyRuns();
        string folder = Train(runs, "cwd"), direct = runs.Folder("direct.onnx"), through = runs.Folder("through.onnx");
        new RunExport(folder).WriteModel(null, direct);
        Assert.Equal(0, TrainingCli.Run(["export", "--weights", Path.Combine(folder, ExperimentRun.WeightsName), "--out", through]));
        using SegmentationModel one = SegmentationModel.Load(direct, new ProviderOptions());
        using SegmentationModel other = SegmentationModel.Load(through, new ProviderOptions());
        Assert.Equal(one.Manifest.Input.Height, other.Manifest.Input.Height);
        Assert.Equal(one.Manifest.SelfCheck!.Mask, other.Manifest.SelfCheck!.Mask);
        Assert.Equal(TinyRuns.Steps, other.Manifest.Training!.Steps);
    }

    [Fact]
    public void A_reused_head_of_the_students_own_size_becomes_weights_of_the_registrys_network()
    {
        using var runs = new TinyRuns();
        RunSpec spec = runs.Spec("cwd") with { Method = "efficientkd", Student = new NetworkSpec { Model = "efficientvit-seg-b0" } };
        new ExperimentRun(spec, runs.Folder("wide"), threads: 1).Run();
        string message =
            Assert.Throws<ExperimentException>(() => new RunExport(runs.Folder("wide")).WriteWeights(runs.Folder("w.safetensors"))).Message;
        Assert.Contains("is no network of the registry", message, StringComparison.Ordinal);

        TeacherSpec equal = new() { Name = "equal", Network = spec.Student, Weights = runs.Folder("equal.safetensors") };
        using (FeatureModel model = equal.Network.Create(ModelTask.Segmentation, 19))
        {
            SafeTensors.Save(equal.Weights, model.state_dict());
        }

        new ExperimentRun(spec with { Teachers = [equal] }, runs.Folder("run"), threads: 1).Run();
        string onnx = runs.Folder("direct.onnx"), weights = runs.Folder("w.safetensors"), through = runs.Folder("through.onnx");
        new RunExport(runs.Folder("run")).WriteModel(null, onnx);
        Assert.Equal(0, TrainingCli.Run(["experiment", "export", runs.Folder("run"), "--out", weights]));
        Assert.Equal(0, TrainingCli.Run(["export", "--weights", weights, "--out", through]));
        using SegmentationModel one = SegmentationModel.Load(onnx, new ProviderOptions());
        using SegmentationModel other = SegmentationModel.Load(through, new ProviderOptions());
        Assert.Equal(one.Manifest.SelfCheck!.Mask, other.Manifest.SelfCheck!.Mask);
        Assert.Equal("efficientvit-seg-b0", other.Manifest.Architecture);
    }

    [Fact]
    public void An_unknown_network_and_an_unfinished_run_are_refused()
    {
        using var runs = new TinyRuns();
        string folder = Train(runs, "dml"), path = runs.Folder("x.onnx");
        string message = Assert.Throws<ExperimentException>(() => new RunExport(folder).WriteModel("student 2", path)).Message;
        Assert.Contains("\"student 2\"; it has the deployed one, twin.", message, StringComparison.Ordinal);
        File.Delete(Path.Combine(folder, RunResult.FileName));
        message = Assert.Throws<ExperimentException>(() => new RunExport(folder).WriteModel(null, path)).Message;
        Assert.Contains("holds no finished run", message, StringComparison.Ordinal);
        Assert.False(File.Exists(path));
    }

    private static string Train(TinyRuns runs, string method)
    {
        new ExperimentRun(runs.Spec(method), runs.Folder(method), threads: 1).Run();
        return runs.Folder(method);
    }
}
