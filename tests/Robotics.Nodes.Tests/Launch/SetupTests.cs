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

    [Theory]
    [InlineData("--gpu", true)]
    [InlineData("--gpu --cpu", false)]
    public void The_gpu_providers_come_and_go(string calls, bool expected)
    {
        Command npm = Run(
            $$"""
            uname() { echo x86_64; }
            npm() { echo "$@" >"$root/npm"; mkdir -p "$root/node_modules"; }
            setup() { setup_npm; }
            for option in {{calls}}; do setup_verb "$option"; done
            cat "$root/npm"
            """);

        Assert.True(npm.ExitCode == 0, npm.Everything);
        Assert.Equal(expected, npm.Output.Contains("--include=optional", StringComparison.Ordinal));
    }

    [Fact]
    public void The_gpu_providers_are_refused_where_there_are_none()
    {
        Command setup = Run(
            """
            uname() { echo aarch64; }
            setup() { echo set up; }
            setup_verb --gpu
            """);

        Assert.Equal((1, ""), (setup.ExitCode, setup.Output));
        Assert.Contains("x64 only", setup.Errors, StringComparison.Ordinal);
    }

    private Command Run(string script)
    {
        _folder.Write("package-lock.json", "{}"u8);
        _folder.Write(".npmrc", ""u8);
        string library = Path.Combine(LaunchFile.Folder, "lib");
        string sources = $"root='{_folder.Path}'\n. '{library}/common.sh'\n. '{library}/setup.sh'\n";
        return Command.Run("bash", ["-euo", "pipefail", "-c", sources + script]);
    }
}
