using System.Diagnostics;
using Robotics.Training.Tests.Data;
using Robotics.Training.Tests.Training.Distributed;

namespace Robotics.Training.Tests.Cli;

/// <summary>Two processes of robotics-train that train together.</summary>
public sealed class ParallelTrainTests : IDisposable
{
    private const int Processes = 2;
    private const int Steps = 12;

    private readonly ToyFolder _data = ToyFolder.Create(12);
    private readonly TempFolder _folder = new();

    public void Dispose()
    {
        _data.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task The_first_process_writes_and_a_run_whose_processes_were_killed_ends_with_the_bytes_of_an_unbroken_one()
    {
        (int ExitCode, string Output, string Error)[] ends = await Run("unbroken");
        Assert.All(ends, end => Assert.True(end.ExitCode == 0, end.Error));
        Assert.Contains("on 2 processes", ends[0].Output, StringComparison.Ordinal);
        Assert.Empty(ends[1].Output);

        Process[] processes = Start("broken");
        while (!File.Exists(Path.Combine(_folder.File("broken"), "checkpoint.safetensors")))
        {
            Assert.DoesNotContain(processes, process => process.HasExited);
            await Task.Delay(5);
        }

        processes[1].Kill();
        (int exitCode, _, string error) = await TrainProcess.EndAsync(processes[0]);
        Assert.Equal(1, exitCode);
        Assert.Single(error.Split('\n'), line => line.StartsWith("robotics-train:", StringComparison.Ordinal));
        Assert.False(File.Exists(Path.Combine(_folder.File("broken"), "model.safetensors")));

        ends = await Run("broken");
        Assert.All(ends, end => Assert.True(end.ExitCode == 0, end.Error));
        foreach (string file in (string[])["checkpoint.safetensors", "model.safetensors", "train.csv", "val.csv"])
        {
            Assert.Equal(Bytes("unbroken", file), Bytes("broken", file));
        }
    }

    [Theory]
    [InlineData("MASTER_ADDR", "", 1, "must also name MASTER_ADDR")]
    [InlineData("RANK", "7", 1, "RANK is \"7\"")]
    [InlineData("WORLD_SIZE", "3", 2, "3 processes cannot share --batch 4 evenly")]
    public async Task What_cannot_be_is_said_before_anybody_waits(string variable, string value, int exitCode, string words)
    {
        Dictionary<string, string> environment = new TorchRunEnvironment(Processes).Of(0);
        environment[variable] = value;
        (int ended, _, string error) = await TrainProcess.EndAsync(TrainProcess.Start(environment, Arguments("wrong")));
        Assert.Equal(exitCode, ended);
        Assert.Contains(words, error, StringComparison.Ordinal);
    }

    private Task<(int ExitCode, string Output, string Error)[]> Run(string name) =>
        Task.WhenAll(Start(name).Select(TrainProcess.EndAsync));

    private Process[] Start(string name)
    {
        var environment = new TorchRunEnvironment(Processes);
        return [.. Enumerable.Range(0, Processes).Select(rank => TrainProcess.Start(environment.Of(rank), Arguments(name)))];
    }

    private byte[] Bytes(string run, string file) => File.ReadAllBytes(Path.Combine(_folder.File(run), file));

    private string[] Arguments(string run) =>
    [
        "train", "--data", _data.Root, "--init", "none", "--steps", $"{Steps}", "--batch", "4", "--size", "64x96", "--threads", "1",
        "--seed", "3", "--out", _folder.File(run), "--resume",
    ];
}
