using System.Diagnostics;
using System.Runtime.InteropServices;
using Robotics.Training.Tests.Data;

namespace Robotics.Training.Tests.Training.Distributed;

public class DataParallelTests
{
    private const int Processes = 2;

    // One step of plain descent shows the gradients, several that the weights stay alike. Crops reach over the pictures' edges, so that
    // the processes have different numbers of labelled pixels.
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Two_processes_have_the_gradients_of_one_with_the_whole_batch(int steps)
    {
        using ToyFolder data = ToyFolder.Create(12);
        using TempFolder folder = new();
        var environment = new TorchRunEnvironment(Processes);
        string[] errors = await Task.WhenAll(
            Enumerable.Range(0, Processes).Select(rank => Work(environment.Of(rank), data, folder, steps)));
        Assert.All(errors, Assert.Empty);

        float[] alone = ParallelToy.Train(data.Root, steps, parallel: null), first = Weights(folder, 0), second = Weights(folder, 1);
        Assert.Equal(first, second);
        Assert.Equal(alone.Length, first.Length);
        Assert.All(alone.Zip(first), pair => Assert.Equal(pair.First, pair.Second, 2e-6f * steps));
        Assert.NotEqual(ParallelToy.Train(data.Root, steps: 0, parallel: null), alone);
    }

    private static float[] Weights(TempFolder folder, int rank) =>
        MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(folder.File($"weights{rank}"))).ToArray();

    /// <summary>Runs a worker; gives what it says when it fails.</summary>
    private static async Task<string> Work(Dictionary<string, string> environment, ToyFolder data, TempFolder folder, int steps)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in (string[])[
            Path.Combine(AppContext.BaseDirectory, "Robotics.Training.Tests.dll"), "-explicit", "only", "-method",
            $"{typeof(ParallelWorker).FullName}.{nameof(ParallelWorker.Trains_with_the_others)}"])
        {
            start.ArgumentList.Add(argument);
        }

        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        start.Environment[ParallelWorker.Data] = data.Root;
        start.Environment[ParallelWorker.Steps] = $"{steps}";
        start.Environment[ParallelWorker.Out] = folder.File("weights");
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        string said = await output + await error;
        return process.ExitCode == 0 ? string.Empty : said;
    }
}
