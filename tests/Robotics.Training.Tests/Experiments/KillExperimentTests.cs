using System.Diagnostics;
using System.Text.Json.Nodes;
using Robotics.Training.Tests.Cli;

namespace Robotics.Training.Tests.Experiments;

public class KillExperimentTests
{
    private const string Yaml = """
        name: kill
        seeds: 2
        run:
          data: { set: continuum, train: 40, validation: 20, test: 20 }
          student: { model: resnet8, width: 0.5 }
          training: { steps: 12, batch: 4, validations: 1, learning_rate: 0.05 }
          teacher: small
        teachers:
          small: { student: { model: resnet8 }, training: { steps: 3 } }
        rows:
          - { name: plain, method: plain }
          - { name: kd, method: kd }
        quantization: { bits: [4, 2], images: 4 }
        """;

    [Fact]
    public async Task A_killed_experiment_goes_on_and_ends_with_the_table_of_an_unbroken_one()
    {
        using TempFolder folder = new();
        string file = folder.File("kill.yaml"), unbroken = folder.File("unbroken"), broken = folder.File("broken");
        await File.WriteAllTextAsync(file, Yaml);
        (int exitCode, _, string error) = await TrainProcess.RunAsync("experiment", "run", file, "--out", unbroken);
        Assert.True(exitCode == 0, error);

        string log = Path.Combine(broken, "runs", "all", "kd", "lr0.05-seed1", "train.csv");
        using (Process process = TrainProcess.Start("experiment", "run", file, "--out", broken, "--jobs", "1"))
        {
            _ = process.StandardOutput.ReadToEndAsync();
            while (!File.Exists(log) || File.ReadLines(log).Count() < 5)
            {
                Assert.False(process.HasExited);
                await Task.Delay(2);
            }

            process.Kill();
            await process.WaitForExitAsync();
        }

        (exitCode, _, error) = await TrainProcess.RunAsync("experiment", "run", file, "--out", broken);
        Assert.Equal(2, exitCode);
        Assert.Contains("add --resume", error, StringComparison.Ordinal);
        (exitCode, string output, error) = await TrainProcess.RunAsync("experiment", "run", file, "--out", broken, "--resume");
        Assert.True(exitCode == 0, error);
        Assert.Contains("| kd |", output, StringComparison.Ordinal);
        Assert.Equal(Figures(unbroken), Figures(broken));
        Assert.Equal(Quantized(unbroken), Quantized(broken));
        foreach (string run in new[] { "plain/lr0.05-seed2", "kd/lr0.05-seed1", "kd/lr0.05-seed2" })
        {
            string path = Path.Combine("runs", "all", run, "weights.safetensors");
            Assert.Equal(
                await File.ReadAllBytesAsync(Path.Combine(unbroken, path)), await File.ReadAllBytesAsync(Path.Combine(broken, path)));
        }
    }

    /// <summary>The table without the time that it took.</summary>
    private static string Figures(string folder)
    {
        JsonObject table = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "table.json")))!.AsObject();
        foreach (JsonNode? row in table["rows"]!.AsArray())
        {
            row!.AsObject().Remove("seconds");
        }

        return table.ToJsonString();
    }

    /// <summary>The table of quantized networks without the time of a picture, which is the last column.</summary>
    private static string[] Quantized(string folder)
    {
        string[] lines = File.ReadAllLines(Path.Combine(folder, "hybrid.csv"));
        Assert.Equal(1 + (3 * 3), lines.Length);
        return [.. lines.Select(line => line[..line.LastIndexOf(',')])];
    }
}
