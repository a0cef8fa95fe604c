using Robotics.Nodes.Tests.Support;

namespace Robotics.Nodes.Tests.Launch;

/// <summary>The steps of <c>./robotics setup</c>, with stand-ins of what they call.</summary>
public sealed class SetupTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_a_step_leaves_running_keeps_nobody_waiting()
    {
        Command free = Run(
            """
            lock_setup
            step "starting a server" server bash -c 'sleep 60 & echo $!'
            exec 9>&-
            trap 'kill "$(cat "$logs/server.log")"' EXIT
            flock --nonblock "$stamps/lock" true
            """);

        Assert.True(free.ExitCode == 0, free.Everything);
    }

    private Command Run(string script)
    {
        string library = Path.Combine(LaunchFile.Folder, "lib");
        string sources = $"root='{_folder.Path}'\n. '{library}/common.sh'\n. '{library}/setup.sh'\n";
        return Command.Run("bash", ["-euo", "pipefail", "-c", sources + script]);
    }
}
