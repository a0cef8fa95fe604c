using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using Robotics.Imaging;
using Robotics.Training.Models;
using Robotics.Training.Tests.Data;
using Robotics.Vision;

namespace Robotics.Training.Tests.Training;

public class TrainingJobTests
{
    private const int Steps = 60;

    [Fact]
    public void Learns_an_easy_task_and_leaves_everything_a_run_promises()
    {
        using ToyFolder data = ToyFolder.Create(20);
        using TempFolder folder = new();
        TrainingSummary summary = Train(data, folder, ToyRuns.Options(data.Root, Steps));

        double[] losses = [.. File.ReadLines(folder.File("train.csv")).Skip(1)
            .Select(line => double.Parse(line.Split(',')[1], CultureInfo.InvariantCulture))];
        Assert.Equal(Steps, losses.Length);
        Assert.True(losses[^10..].Average() < 0.3 * losses[..3].Average(), $"loss {losses[0]} -> {losses[^1]}");
        Assert.True(summary.Miou > 0.9, $"mIoU {summary.Miou}");

        Assert.Equal("step,miou,pixel_accuracy,mean_accuracy,class_0,class_1", File.ReadLines(folder.File("val.csv")).First());
        Assert.Equal("svg", XDocument.Load(folder.File("curves.svg")).Root!.Name.LocalName);
        Assert.Equal(3 * 384, ImageCodecs.ReadHeader(File.ReadAllBytes(folder.File("examples.png"))).Width);
        using JsonDocument figures = JsonDocument.Parse(File.ReadAllText(folder.File("summary.json")));
        Assert.Equal(summary.Miou, figures.RootElement.GetProperty("miou").GetDouble());
    }

    [Fact]
    public void The_weights_file_rebuilds_the_model_that_was_measured()
    {
        using ToyFolder data = ToyFolder.Create(10);
        using TempFolder folder = new();
        TrainingOptions options = ToyRuns.Options(data.Root, 5);
        TrainingSummary summary = Train(data, folder, options);

        (var model, ModelManifest manifest) = ModelFile.Read(summary.Weights);
        using (model)
        {
            model.eval();
            using var validator = new Validator(
                TrainingDatasets.Open(data.Root, null).Validation, options.ValidationSamples, options.Input, 8, TorchSharp.torch.CPU);
            Assert.Equal(summary.Miou, validator.Run(model).MeanIou, 1e-3);
        }

        Assert.Equal("efficientvit-seg-b0", manifest.Architecture);
        Assert.Equal((64, 96), (manifest.Input.Height, manifest.Input.Width));
        Assert.Equal(options.ComputeHash(), manifest.Training!.RecipeHash);
        Assert.Equal(5, manifest.Training.Steps);
    }

    [Fact]
    public void Equal_options_end_with_equal_files_and_another_seed_does_not()
    {
        using ToyFolder data = ToyFolder.Create(10);
        TrainingOptions options = ToyRuns.Options(data.Root, 4);
        byte[] first = Checkpoint(data, options);
        Assert.Equal(first, Checkpoint(data, options));
        Assert.NotEqual(first, Checkpoint(data, options with { Seed = 2 }));
    }

    [Fact]
    public void Starting_weights_of_another_class_count_keep_all_but_the_classifier()
    {
        using TempFolder folder = new();
        ModelEntry entry = ModelRegistry.Get("efficientvit-seg-b0");
        using var trained = entry.Create(19);
        ModelFile.Write(folder.File("w.safetensors"), trained, new ModelManifest(
            "w", LabelSet.Cityscapes.Names, LabelSet.Cityscapes.Colors,
            new ManifestInput(64, 96, [0, 0, 0], [1, 1, 1]), new ManifestOutput(OutputKind.Logits, 8)));
        using var model = entry.Create(3);
        ModelFile.Initialise(folder.File("w.safetensors"), model, entry);
        foreach ((string key, var value) in model.state_dict())
        {
            var source = trained.state_dict()[key];
            Assert.Equal(key.StartsWith(entry.ClassifierPrefix, StringComparison.Ordinal), !value.shape.SequenceEqual(source.shape));
            Assert.True(key.StartsWith(entry.ClassifierPrefix, StringComparison.Ordinal) || value.bytes.SequenceEqual(source.bytes), key);
        }

        using var other = ModelRegistry.Create("efficientvit-seg-b1", 3);
        Assert.Throws<InvalidOperationException>(() =>
            ModelFile.Initialise(folder.File("w.safetensors"), other, ModelRegistry.Get("efficientvit-seg-b1")));
    }

    [Fact]
    public void A_diverging_run_stops_with_the_step()
    {
        using ToyFolder data = ToyFolder.Create(10);
        using TempFolder folder = new();
        var error = Assert.Throws<TrainingException>(() =>
            Train(data, folder, ToyRuns.Options(data.Root, 30) with { LearningRate = 1e30 }));
        Assert.Contains("train with a lower --lr", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_nothing_labelled_judges_keeps_its_weights()
    {
        using ToyFolder data = ToyFolder.Create(3);
        data.Write(
            Path.Combine("masks", "000.png"), [.. Enumerable.Repeat(LabelSet.Unlabelled, 64 * 96)],
            new ImageLayout(96, 64, PixelLayout.Mono8));
        using TempFolder folder = new();

        TrainingSummary summary = Train(data, folder, ToyRuns.Options(data.Root, 1));

        Assert.Null(ModelFile.ReadManifest(summary.Weights).Training!.Miou);
        using JsonDocument figures = JsonDocument.Parse(File.ReadAllText(folder.File("summary.json")));
        Assert.Equal("NaN", figures.RootElement.GetProperty("miou").GetString());
    }

    private static byte[] Checkpoint(ToyFolder data, TrainingOptions options)
    {
        using TempFolder folder = new();
        Train(data, folder, options);
        return File.ReadAllBytes(folder.File("checkpoint.safetensors"));
    }

    private static TrainingSummary Train(ToyFolder data, TempFolder folder, TrainingOptions options) =>
        new TrainingJob(options, TrainingDatasets.Open(data.Root, options.Classes), folder.Root).Run()!;
}
