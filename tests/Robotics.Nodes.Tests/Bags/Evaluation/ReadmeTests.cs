using Robotics.Nodes.Tests.Support;

namespace Robotics.Nodes.Tests.Bags.Evaluation;

/// <summary>What the README says of recordings works as it stands there, on a drive of one second.</summary>
public class ReadmeTests
{
    private const string Launcher = "./robotics ";
    private const string Bag = "out/streets";

    [Fact]
    public void A_rendered_drive_is_evaluated()
    {
        string program = Path.Combine(Repository.Output("Robotics.Nodes"), "robotics-node");
        string[] commands =
        [
            .. File.ReadLines(Path.Combine(Repository.Root, "README.md"))
                .Where(line => line.StartsWith(Launcher + "bag ", StringComparison.Ordinal) && line.Contains(Bag, StringComparison.Ordinal))
                .Select(line => line.Replace(Launcher, program + " ", StringComparison.Ordinal)),
        ];
        Assert.Contains(commands, command => command.Contains("bag synth", StringComparison.Ordinal));
        Assert.Contains(commands, command => command.Contains("bag eval", StringComparison.Ordinal));

        using TemporaryFolder folder = new();
        foreach (string command in commands)
        {
            string shortened = command.Replace("--seconds 10", "--seconds 1", StringComparison.Ordinal);
            Command run = Command.Run("sh", ["-c", $"cd '{folder.Path}' && {shortened}"]);
            Assert.True(run.ExitCode == 0, run.Errors);
        }

        Assert.Equal(10, (int)EvalFixture.Summary(folder.Of("out/bag-eval"))["frames"]!);
    }
}
