using System.Text.Json;
using Robotics.Training.Tests.Data;

namespace Robotics.Training.Tests.Cli;

public class TrainCommandTests
{
    public static TheoryData<string, string[]> BadUsage => new()
    {
        { "There is no model \"resnet\"", ["--model", "resnet"] },
        { "There is no folder /nowhere", ["--data", "/nowhere"] },
        { "StreetScenes has 19 classes", ["--classes", "3"] },
        { "--init names /nowhere", ["--init", "/nowhere"] },
        { "--size takes height x width", ["--size", "large"] },
        { "must be multiples of 32", ["--size", "100x200"] },
        { "--seed", ["--seed", "x"] },
        { "--steps must be greater than 0", ["--steps", "0"] },
        { "--lr must be greater than 0", ["--lr", "-1"] },
        { "2 to 16 bits, not 1", ["--weight-bits", "1"] },
        { "name these with --init", ["--weight-bits", "4", "--init", "none"] },
        { "--colour", ["--colour", "red"] },
        { "'linear'", ["--schedule", "linear"] },
        { "'fp8'", ["--precision", "fp8"] },
        { "threshold above 0 and up to 1", ["--ohem", "1.5"] },
        { "--recipe names /nowhere.yaml", ["--recipe", "/nowhere.yaml"] },
    };

    [Theory]
    [MemberData(nameof(BadUsage))]
    public async Task Bad_usage_is_one_sentence_and_exit_code_2(string sentence, string[] arguments)
    {
        (int exitCode, string output, string error) = await TrainProcess.RunAsync(["train", .. arguments]);
        Assert.Equal(2, exitCode);
        Assert.Contains(sentence, error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
        Assert.Empty(output);
    }

    [Fact]
    public async Task A_picture_that_cannot_be_read_is_exit_code_1()
    {
        using ToyFolder data = ToyFolder.Create(3);
        using TempFolder folder = new();
        File.WriteAllText(Path.Combine(data.Root, "images", "001.png"), "not a picture");
        (int exitCode, _, string error) = await TrainProcess.RunAsync(Tiny(data, folder));
        Assert.Equal(1, exitCode);
        Assert.Contains("001.png", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_go_to_the_json_file_and_a_second_run_needs_resume()
    {
        using ToyFolder data = ToyFolder.Create(3);
        using TempFolder folder = new();
        string json = folder.File("figures.json");
        (int exitCode, _, string error) = await TrainProcess.RunAsync([.. Tiny(data, folder), "--json", json]);
        Assert.True(exitCode == 0, error);
        using JsonDocument figures = JsonDocument.Parse(await File.ReadAllTextAsync(json));
        Assert.Equal(2, figures.RootElement.GetProperty("steps").GetInt64());
        Assert.Equal("class_0", figures.RootElement.GetProperty("class_iou").EnumerateObject().First().Name);

        (exitCode, _, error) = await TrainProcess.RunAsync(Tiny(data, folder));
        Assert.Equal(2, exitCode);
        Assert.Contains("add --resume", error, StringComparison.Ordinal);

        (exitCode, _, error) = await TrainProcess.RunAsync([.. Tiny(data, folder), "--resume", "--lr", "0.5"]);
        Assert.Equal(2, exitCode);
        Assert.Contains("learning_rate differ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_model_than_the_shipped_one_starts_from_random_weights()
    {
        using ToyFolder data = ToyFolder.Create(3);
        using TempFolder folder = new();
        string[] arguments = [.. Tiny(data, folder).Where(argument => argument is not ("--init" or "none"))];
        (int exitCode, string output, string error) = await TrainProcess.RunAsync([.. arguments, "--model", "efficientvit-seg-b1"]);
        Assert.True(exitCode == 0, error);
        Assert.Contains("starting from random weights", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_names_every_option()
    {
        (int exitCode, string output, _) = await TrainProcess.RunAsync("train", "--help");
        Assert.Equal(0, exitCode);
        Assert.All(
            [
                "--model", "--data", "--classes", "--init", "--steps", "--batch", "--lr", "--size", "--out", "--resume", "--seed",
                "--threads", "--json", "--recipe", "--schedule", "--ohem", "--precision",
            ],
            option => Assert.Contains(option, output, StringComparison.Ordinal));
    }

    private static string[] Tiny(ToyFolder data, TempFolder folder) =>
    [
        "train", "--data", data.Root, "--init", "none", "--steps", "2", "--batch", "2", "--size", "32x64", "--threads", "1",
        "--out", folder.Root,
    ];
}
