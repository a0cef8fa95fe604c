using System.Text.Json;
using Robotics.Tests;
using Robotics.Training.Tests.Data;

namespace Robotics.Training.Tests.Cli;

public sealed class RecipeFileTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly ToyFolder _data = ToyFolder.Create(3);

    public static TheoryData<string> Published => [.. Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Root, "training", "recipes"))
        .Select(file => Path.GetFileName(file))];

    public static TheoryData<string, string> Refused => new()
    {
        { "learn_rate: 0.1", "learn_rate" },
        { "batch_size: many", "batch_size" },
        { "schedule: linear", "There is no schedule \"linear\"" },
        { "optimizer: rmsprop", "There is no optimizer \"rmsprop\"" },
        { "precision: fp8", "There is no precision \"fp8\"" },
        { "ema_decay: 1", "EMA decay" },
        { "ohem: { min_kept: 0 }", "keeps at least one pixel" },
        { "validate_every: 0", "validate_every, checkpoint_every, validation_samples and threads are at least 1" },
        { "checkpoint_every: 0", "are at least 1" },
        { "mask_stride: 3", "no multiple of the mask_stride 3" },
        { "augmentation: { min_scale: 0 }", "Scales go from above 0" },
        { "class_weights: [1, 2, 3]", "class_weights has 3 weights, but the data has 2 classes" },
        { "- 1", "holds no keys" },
        { "a: [", "is not valid YAML at line" },
    };

    public void Dispose()
    {
        _data.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(Published))]
    public async Task A_published_recipe_trains(string name)
    {
        JsonElement options = await Run(Path.Combine(RepositoryFiles.Root, "training", "recipes", name));
        Assert.Equal("poly", options.GetProperty("schedule").GetString());
        Assert.Equal(1, options.GetProperty("mask_stride").GetInt32());
        Assert.Equal(1, options.GetProperty("steps").GetInt64());
        string optimizer = name.StartsWith("segformer", StringComparison.Ordinal) ? "adamw" : "sgd";
        Assert.Equal(optimizer, options.GetProperty("optimizer").GetString());
    }

    [Fact]
    public async Task The_command_line_counts_more_than_the_file_and_the_file_more_than_the_usual()
    {
        JsonElement options = await Run(
            Written("learning_rate: 0.5\nema_decay: 0.25\nclass_weights: [1, 3]\nohem: {}\naugmentation: { min_scale: 0.9 }"),
            "--lr", "0.125", "--schedule", "poly");

        Assert.Equal(0.125, options.GetProperty("learning_rate").GetDouble());
        Assert.Equal(0.25, options.GetProperty("ema_decay").GetDouble());
        Assert.Equal(3, options.GetProperty("class_weights")[1].GetDouble());
        Assert.Equal(0.7, options.GetProperty("ohem").GetProperty("threshold").GetDouble());
        JsonElement augmentation = options.GetProperty("augmentation");
        Assert.Equal((0.9, 1.5), (augmentation.GetProperty("min_scale").GetDouble(), augmentation.GetProperty("max_scale").GetDouble()));
    }

    [Fact]
    public async Task Steps_of_the_command_line_leave_what_the_file_names()
    {
        JsonElement options = await Run(Written("steps: 10\nwarmup_steps: 0\nvalidate_every: 3"));

        Assert.Equal(1, options.GetProperty("steps").GetInt64());
        Assert.Equal(0, options.GetProperty("warmup_steps").GetInt64());
        Assert.Equal(3, options.GetProperty("validate_every").GetInt64());
        Assert.Equal(1, options.GetProperty("checkpoint_every").GetInt64());
    }

    [Fact]
    public async Task A_run_is_resumed_with_its_own_recipe_only()
    {
        string recipe = Written("warmup_steps: 0\nlearning_rate: 0.5\nohem: {}");
        await Run(recipe);
        await Run(recipe, "--resume");

        (int exitCode, _, string error) = await TrainProcess.RunAsync("train", "--resume", "--steps", "1", "--out", _folder.File("run"));
        Assert.True(exitCode == 0, error);

        (exitCode, _, error) = await Train(Written("learning_rate: 0.25"), "--resume");
        Assert.Equal(2, exitCode);
        Assert.Contains("but learning_rate differ", error, StringComparison.Ordinal);

        using ToyFolder other = ToyFolder.Create(3);
        (exitCode, _, error) = await TrainProcess.RunAsync("train", "--resume", "--data", other.Root, "--out", _folder.File("run"));
        Assert.Equal(2, exitCode);
        Assert.Contains("but data differ", error, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_no_recipe_has_is_refused_in_a_sentence(string yaml, string words)
    {
        (int exitCode, _, string error) = await TrainProcess.RunAsync("train", "--data", _data.Root, "--recipe", Written(yaml));
        Assert.Equal(2, exitCode);
        Assert.Contains(words, error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    private string Written(string yaml)
    {
        string path = _folder.File("recipe.yaml");
        File.WriteAllText(path, yaml);
        return path;
    }

    private async Task<JsonElement> Run(string recipe, params string[] further)
    {
        (int exitCode, _, string error) = await Train(recipe, further);
        Assert.True(exitCode == 0, error);
        using JsonDocument options = JsonDocument.Parse(await File.ReadAllTextAsync(_folder.File("run/options.json")));
        return options.RootElement.Clone();
    }

    private Task<(int ExitCode, string Output, string Error)> Train(string recipe, params string[] further) => TrainProcess.RunAsync(
    [
        "train", "--recipe", recipe, "--data", _data.Root, "--model", "efficientvit-seg-b0", "--init", "none", "--steps", "1",
        "--batch", "2", "--size", "32x64", "--threads", "1", "--out", _folder.File("run"), .. further,
    ]);
}
