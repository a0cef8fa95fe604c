using Robotics.Nodes.Tests.Bags.Evaluation;
using Robotics.Nodes.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace Robotics.Nodes.Tests.Launch;

/// <summary>The examples for clusters, run as their schedulers would run them.</summary>
public class BatchTests(EvalFixture fixture) : IClassFixture<EvalFixture>
{
    private const int Shards = 3;
    private const string InImage = "ros2 run robotics robotics-node";

    private static readonly string s_program = Path.Combine(Repository.Output("Robotics.Nodes"), "robotics-node");

    [Fact]
    public void A_slurm_array_evaluates_the_whole_recording()
    {
        const int FirstTask = 1;
        string script = Path.Combine(LaunchFile.Folder, "batch", "slurm-eval.sh");
        string output = fixture.Of("slurm");
        Run("bash", ["-n", script]);

        foreach (int task in Enumerable.Range(FirstTask, Shards))
        {
            Dictionary<string, string?> environment = new()
            {
                ["ROBOTICS"] = s_program,
                ["OUT"] = output,
                ["SLURM_ARRAY_TASK_ID"] = $"{task}",
                ["SLURM_ARRAY_TASK_MIN"] = $"{FirstTask}",
                ["SLURM_ARRAY_TASK_COUNT"] = $"{Shards}",
            };
            Run(script, [fixture.Bag, "--model", fixture.Model], environment);
        }

        AssertWhole(output);
    }

    [Fact]
    public void A_slurm_script_outside_of_an_array_says_what_it_lacks()
    {
        string script = Path.Combine(LaunchFile.Folder, "batch", "slurm-eval.sh");
        Dictionary<string, string?> environment = new()
        {
            ["ROBOTICS"] = s_program,
            ["OUT"] = fixture.Of("none"),
            ["SLURM_ARRAY_TASK_ID"] = null,
        };
        Command run = Command.Run(script, [fixture.Bag], environment);

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("SLURM_ARRAY_TASK_ID: is set by sbatch --array", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_kubernetes_job_evaluates_the_whole_recording()
    {
        YamlStream yaml = new();
        using (StreamReader reader = new(Path.Combine(LaunchFile.Folder, "batch", "kubernetes-eval.yaml")))
        {
            yaml.Load(reader);
        }

        YamlNode job = Assert.Single(yaml.Documents).RootNode;
        YamlNode container = Assert.Single((YamlSequenceNode)job["spec"]["template"]["spec"]["containers"]);
        Dictionary<string, string?> environment =
            ((YamlSequenceNode)container["env"]).ToDictionary(entry => Text(entry["name"]), entry => (string?)Text(entry["value"]));
        Assert.Equal(("batch/v1", "Job"), (Text(job["apiVersion"]), Text(job["kind"])));
        Assert.Equal("Indexed", Text(job["spec"]["completionMode"]));
        Assert.Equal(Text(job["spec"]["completions"]), environment["SHARDS"]);
        string[] arguments = [.. ((YamlSequenceNode)container["args"]).Select(Text)];
        Assert.Contains(InImage, arguments[^1], StringComparison.Ordinal);

        string output = fixture.Of("kubernetes");
        environment["SHARDS"] = $"{Shards}";
        environment["BAG"] = fixture.Bag;
        environment["MODEL"] = fixture.Model;
        environment["OUT"] = output;
        string[] command = [.. arguments.Select(argument => argument.Replace(InImage, s_program, StringComparison.Ordinal))];
        for (int i = 0; i < Shards; i++)
        {
            environment["JOB_COMPLETION_INDEX"] = $"{i}";
            Run(command[0], command[1..], environment);
        }

        AssertWhole(output);
    }

    private static string Text(YamlNode node) => ((YamlScalarNode)node).Value!;

    private static void Run(string program, string[] arguments, IReadOnlyDictionary<string, string?>? environment = null)
    {
        Command command = Command.Run(program, arguments, environment);
        Assert.True(command.ExitCode == 0, command.Errors);
    }

    // Merges as the comments in the examples say.
    private void AssertWhole(string output)
    {
        Run(s_program, ["bag", "eval-merge", output, "--out", output]);
        Assert.Equal(EvalFixture.Frames, EvalFixture.Rows(output).Select(row => row["stamp_ns"]).Distinct().Count());
    }
}
