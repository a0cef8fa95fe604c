using System.Diagnostics;
using Robotics.Training.Tests.Data;

namespace Robotics.Training.Tests.Cli;

public class KillAndResumeTests
{
    private const int Steps = 60;
    private const int SigKilled = 137;

    [Fact]
    public async Task A_run_killed_three_times_ends_with_the_bytes_of_an_unbroken_one()
    {
        using ToyFolder data = ToyFolder.Create(12);
        using TempFolder unbroken = new();
        using TempFolder broken = new();
        (int exitCode, _, string error) = await TrainProcess.RunAsync(Arguments(data, unbroken));
        Assert.True(exitCode == 0, error);

        int seed = Environment.TickCount;
        var random = new Random(seed);
        foreach (int part in new[] { 0, 1, 2 })
        {
            await KillAfterStep(random.Next(12 * part, 12 * (part + 1)), data, broken);
            Assert.False(File.Exists(broken.File("model.safetensors")), $"the run ended before it was killed (seed {seed})");
        }

        (exitCode, _, error) = await TrainProcess.RunAsync(Arguments(data, broken));
        Assert.True(exitCode == 0, error);
        foreach (string file in new[] { "checkpoint.safetensors", "model.safetensors", "train.csv", "val.csv" })
        {
            Assert.True(
                File.ReadAllBytes(unbroken.File(file)).AsSpan().SequenceEqual(File.ReadAllBytes(broken.File(file))),
                $"{file} differs (seed {seed})");
        }
    }

    private static string[] Arguments(ToyFolder data, TempFolder folder) =>
    [
        "train", "--data", data.Root, "--init", "none", "--steps", $"{Steps}", "--batch", "2", "--size", "64x96", "--threads", "2",
        "--seed", "3", "--out", folder.Root, "--resume",
    ];

    private static async Task KillAfterStep(int step, ToyFolder data, TempFolder folder)
    {
        using Process process = TrainProcess.Start(Arguments(data, folder));
        _ = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        while (RowsOf(folder.File("train.csv")) <= step)
        {
            Assert.False(process.HasExited, process.HasExited ? await error : null);
            await Task.Delay(1);
        }

        process.Kill();
        await process.WaitForExitAsync();
        Assert.Equal(SigKilled, process.ExitCode);
    }

    private static int RowsOf(string path) => File.Exists(path) ? File.ReadLines(path).Count() - 1 : 0;
}
