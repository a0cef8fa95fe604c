using Robotics.Training.Experiments;

namespace Robotics.Training.Tests.Experiments;

/// <summary>The experiment files that come with the project, and what is said of wrong ones.</summary>
public class ExperimentFilesTests
{
    private static readonly string s_folder = Path.Combine(RepositoryRoot(), "training", "experiments");

    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(s_folder, "*.yaml", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(s_folder, path))];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_file_is_an_experiment_whose_rows_have_a_baseline(string file)
    {
        ExperimentSpec spec = ExperimentSpec.ReadYaml(Path.Combine(s_folder, file));
        var plan = new ExperimentPlan(spec, "/out");
        Assert.NotEmpty(spec.Description);
        Assert.All(plan.Teachers.Concat(plan.Grid), run => run.Check());
        Assert.All(plan.Rows, row => Assert.Contains(plan.Rows, other => other.Variant == row.Variant && other.Name == row.Baseline));
        Assert.All(plan.Grid, run => Assert.Equal(plan.Grid[0].Spec.Training.Batch, run.Spec.Training.Batch));
        int variants = Math.Max(1, spec.Variants.Count);
        Assert.Equal(variants * spec.Rows.Count, plan.Rows.Count);
        Assert.Equal(plan.Grid.Count, plan.Grid.Select(run => run.Folder).Distinct().Count());
    }

    [Fact]
    public void Rows_of_a_table_see_equal_images_from_equal_seeds()
    {
        var plan = new ExperimentPlan(ExperimentSpec.ReadYaml(Path.Combine(s_folder, "classification.yaml")), "/out");
        Assert.Single(plan.Grid.Select(run => (run.Spec.Training.Steps, run.Spec.Training.Batch, run.Spec.Data, run.Spec.Seed)).Distinct());
        Assert.Equal([1UL, 2UL, 3UL], plan.Repeat(plan.Rows[1]).Select(run => run.Spec.Seed));
        Assert.Equal([0.02, 0.05, 0.1], plan.Grid.Where(run => run.Folder.Contains("/kd/", StringComparison.Ordinal))
            .Select(run => run.Spec.Training.LearningRate));
    }

    [Theory]
    [InlineData("rows: []", "experiment")]
    [InlineData("  - { name: a, method: magic }", "no method \"magic\"")]
    [InlineData("  - { method: plain }", "needs a name")]
    [InlineData("  - { name: a, method: kd, teacher: ghost }", "no teacher ghost")]
    [InlineData("  - { name: a, method: plain, colour: red }", "colour")]
    [InlineData("  - { name: a, method: plain }\n  - { name: a, method: kd }", "Two rows are named a")]
    [InlineData("  - { name: a, method: plain, training: { schedule: zigzag } }", "zigzag")]
    public void A_wrong_file_is_refused_with_the_reason(string rows, string reason)
    {
        using TempFolder folder = new();
        string run = "name: x\nrun: { data: { set: continuum, train: 20, validation: 20, test: 20 }, student: { model: resnet8 }, "
            + "training: { steps: 1, batch: 2 } }\n";
        File.WriteAllText(folder.File("x.yaml"), rows == "rows: []" ? "name: x" : $"{run}rows:\n{rows}\n");
        string message = Assert.Throws<ExperimentException>(
            () => new ExperimentPlan(ExperimentSpec.ReadYaml(folder.File("x.yaml")), folder.Root)).Message;
        Assert.Contains(reason, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dkd", "{}", "warmup_epochs 20")]
    [InlineData("reviewkd", "{ warmup_epochs: 0.31 }", "warmup_epochs 0.31")]
    [InlineData("dkd++", "{ base: { warmup_epochs: 1 } }", "base.warmup_epochs 1")]
    [InlineData("one", "{}", "loss.ramp_up_epochs 80")]
    [InlineData("dkd++", "{ base: { warmup_epochs: 0.3 } }", null)]
    [InlineData("one", "{ loss: { ramp_up_epochs: 0 } }", null)]
    [InlineData("kd++", "{}", null)]
    public void A_weight_that_rises_for_longer_than_the_run_is_refused(string method, string options, string? reason)
    {
        using TempFolder folder = new();
        File.WriteAllText(folder.File("x.yaml"), $$"""
            name: x
            run:
              data: { set: continuum, train: 20, validation: 20, test: 20 }
              student: { model: resnet8 }
              teacher: big
              training: { steps: 3, batch: 2 }
            teachers:
              big: { network: { model: resnet8 }, weights: big.safetensors }
            rows:
              - { name: short, method: {{method}}, options: {{options}} }
            """);
        PlannedRun run = new ExperimentPlan(ExperimentSpec.ReadYaml(folder.File("x.yaml")), folder.Root).Grid[0];
        string? message = Record.Exception(run.Check)?.Message;
        Assert.Equal(reason is null, message is null);
        string[] parts = reason is null ? [] : ["short", reason, " 0.3 epochs"];
        Assert.All(parts, part => Assert.Contains(part, message!, StringComparison.Ordinal));
    }

    private static string RepositoryRoot()
    {
        DirectoryInfo folder = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Robotics.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
