using Robotics.Training.Checkpoints;
using Robotics.Training.Experiments;

namespace Robotics.Training.Tests.Experiments;

/// <summary>What becomes of a folder with results, written by hand, when its experiment is run again.</summary>
public class ResumeTests
{
    private const string Yaml = """
        name: again
        seeds: 2
        learning_rates: [0.1, 0.2]
        run:
          data: { set: cifar10, folder: data/here, train: 20, validation: 20, test: 20 }
          student: { model: resnet8, width: 0.5 }
          teacher: small
          training: { steps: 10, batch: 2 }
        teachers:
          small: { student: { model: resnet8 } }
        rows:
          - { name: plain, method: plain }
          - { name: kd, method: kd, options: { weight: 0.5, temperature: 2 } }
        quantization: { bits: [4, 2], images: 4, seeds: 2 }
        """;

    [Theory]
    [InlineData("name: again", "name: again")]
    [InlineData("name: again", "name: other")]
    [InlineData("weight: 0.5, temperature: 2", "temperature: 2.0, weight: 0.5")]
    [InlineData("images: 4, seeds: 2", "method: gpfq, images: 4, seeds: 1")]
    public void An_equal_recipe_goes_on_also_in_another_place(string before, string after)
    {
        using TempFolder folder = new();
        Finish(folder.File("a"));
        Directory.Move(folder.File("a"), folder.File("b"));
        Assert.Empty(Run(folder.File("b"), before, after));
    }

    [Theory]
    [InlineData("method: plain }", "method: plain, training: { steps: 20 } }", "plain, lr 0.1, seed 1: ")]
    [InlineData("weight: 0.5", "weight: 0.4", "kd, lr 0.1, seed 1: ")]
    [InlineData("model: resnet8 } }", "model: resnet14 } }", "kd, lr 0.1, seed 1: ")]
    [InlineData("bits: [4, 2]", "bits: [3, 2]", "teacher small: ")]
    public void Another_recipe_is_refused_by_the_name_of_the_run_and_the_folder_stays(string before, string after, string run)
    {
        using TempFolder folder = new();
        string root = folder.File("a");
        Finish(root);
        string[] files = Files(root);
        string message = Assert.Throws<ExperimentException>(() => Run(root, before, after)).Message;
        Assert.StartsWith(run, message, StringComparison.Ordinal);
        Assert.Contains($"another --out, or delete {root}/", message, StringComparison.Ordinal);
        Assert.Equal(files, Files(root));
    }

    [Fact]
    public void A_checkpoint_of_another_recipe_is_refused_too()
    {
        using TempFolder folder = new();
        Finish(folder.Root);
        string row = Path.Combine(folder.Root, "runs", "all", "kd");
        Array.ForEach(Directory.GetFiles(row, RunResult.FileName, SearchOption.AllDirectories), File.Delete);
        File.WriteAllText(Path.Combine(row, "lr0.2-seed1", CheckpointFile.Name), "half a run");
        string message = Assert.Throws<ExperimentException>(() => Run(folder.Root, "weight: 0.5", "weight: 0.4")).Message;
        Assert.StartsWith("kd, lr 0.2, seed 1: ", message, StringComparison.Ordinal);
    }

    private static string[] Files(string root) =>
        [.. Directory.GetFiles(root, "*", SearchOption.AllDirectories).Order().Select(path => path + File.ReadAllText(path))];

    private static IReadOnlyList<string> Run(string root, string before, string after) => new ExperimentRunner(
        Spec(Yaml.Replace(before, after, StringComparison.Ordinal)), root, only: null, new RunQueue(1, TextWriter.Null)).Run();

    /// <summary>Everything that the experiment needs, as its processes would leave it.</summary>
    private static void Finish(string root)
    {
        ExperimentSpec spec = Spec(Yaml);
        var plan = new ExperimentPlan(spec, root);
        foreach (PlannedRun run in (PlannedRun[])[.. plan.Teachers, .. plan.Grid, .. plan.Repetitions])
        {
            Directory.CreateDirectory(run.Folder);
            File.WriteAllText(Path.Combine(run.Folder, ExperimentRun.SpecName), run.Spec.ToJson());
            new RunResult { Metric = "accuracy", Validation = 0.5, Networks = [new NetworkResult("", 0.5, 5, 6)] }.Write(run.Folder);
        }

        foreach (PlannedQuantization work in new HybridPlan(plan, spec.Quantization!, root).Work)
        {
            Directory.CreateDirectory(work.Folder);
            work.Source.Write(work.Folder);
            new QuantizedResult("accuracy", 1, [new QuantizedNetwork(32, 0.5, 7)]).Write(work.Folder);
        }
    }

    private static ExperimentSpec Spec(string yaml)
    {
        using TempFolder folder = new();
        File.WriteAllText(folder.File("again.yaml"), yaml);
        return ExperimentSpec.ReadYaml(folder.File("again.yaml"));
    }
}
