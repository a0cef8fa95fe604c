using System.Text.RegularExpressions;
using Robotics.Nodes.Tests.Support;

namespace Robotics.Nodes.Tests.Packaging;

/// <summary>The Dockerfile by the linter of Docker's language server.</summary>
public sealed partial class DockerfileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _text = File.ReadAllText(Path.Combine(Repository.Root, "launch", "Dockerfile"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_linter_has_nothing_to_say()
    {
        Assert.Equal((0, ""), Lint(_text));
        string misspelt = _text.Replace("WORKDIR", "WORKDIRECTORY", StringComparison.Ordinal);
        Assert.Contains("Unknown instruction", Lint(misspelt).Complaints, StringComparison.Ordinal);
        Assert.Contains("only be one CMD", Lint(_text + "CMD [\"true\"]\n").Complaints, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_are_copied_from_stages_that_exist()
    {
        string[] stages = [.. Stage().Matches(_text).Select(match => match.Groups[1].Value)];

        Assert.Equal(["dotnet", "build"], stages);
        Assert.All(Copied().Matches(_text), match => Assert.Contains(match.Groups[1].Value, stages));
    }

    [Fact]
    public void Package_lists_do_not_stay_in_the_image()
    {
        string[] lines = _text.Replace("\\\n", "", StringComparison.Ordinal).Split('\n');
        string[] installs = [.. lines.Where(line => line.Contains("apt-get", StringComparison.Ordinal))];

        Assert.Equal(2, installs.Length);
        Assert.All(installs, line => Assert.Matches("apt-get update.*--yes --no-install-recommends.*rm -rf /var/lib/apt/lists", line));
    }

    [GeneratedRegex("^FROM .* AS (\\w+)$", RegexOptions.Multiline)]
    private static partial Regex Stage();

    [GeneratedRegex("^COPY --from=(\\w+)", RegexOptions.Multiline)]
    private static partial Regex Copied();

    private (int ExitCode, string Complaints) Lint(string text)
    {
        string file = _folder.Of("Dockerfile");
        File.WriteAllText(file, text);
        string linter = Path.Combine(Repository.Root, "node_modules", "dockerfile-utils", "bin", "dockerfile-utils");
        Command lint = Command.Run("node", [linter, "lint", file]);
        return (lint.ExitCode, lint.Everything.Trim());
    }
}
