using Robotics.Training.Tests.Cli;

namespace Robotics.Training.Tests.Experiments;

public class FailedTeacherTests
{
    /// <summary>The teacher of <c>kd</c> would need a teacher itself.</summary>
    private const string Yaml = """
        name: failing
        seeds: 1
        run:
          data: { set: continuum, train: 20, validation: 20, test: 20 }
          student: { model: resnet8, width: 0.5 }
          training: { steps: 2, batch: 4, validations: 1, learning_rate: 0.05 }
          teacher: broken
        teachers:
          broken: { student: { model: resnet8 }, method: kd }
        rows:
          - { name: plain, method: plain }
          - { name: kd, method: kd }
        """;

    [Fact]
    public async Task Rows_of_a_teacher_that_failed_are_named_and_the_others_run()
    {
        using TempFolder folder = new();
        string file = folder.File("failing.yaml");
        await File.WriteAllTextAsync(file, Yaml);
        (int exitCode, string output, string error) = await TrainProcess.RunAsync("experiment", "run", file, "--out", folder.File("out"));
        Assert.Equal(1, exitCode);
        Assert.Contains("| plain |", output, StringComparison.Ordinal);
        Assert.DoesNotContain("| kd |", output, StringComparison.Ordinal);
        Assert.Contains("teacher broken failed: ", error, StringComparison.Ordinal);
        Assert.Contains("kd, lr 0.05, seed 1 was not started: teacher broken failed", error, StringComparison.Ordinal);
    }
}
