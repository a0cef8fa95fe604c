using Robotics.Nodes.Tests.Support;

namespace Robotics.Nodes.Tests.Hosting;

public class StopSignalsTests
{
    [Fact]
    public void Ctrl_C_once_more_ends_a_program_that_cannot_stop()
    {
        using TemporaryFolder folder = new();
        string pipe = folder.Of("bag.mcap");
        Assert.Equal(0, Command.Run("mkfifo", [pipe]).ExitCode);
        using NodeProcess reading = new(1, "bag", "info", pipe);

        // Opens when the program reads it, which then waits for bytes that never come.
        using FileStream silent = new(pipe, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        Patience.WaitUntil(
            () =>
            {
                reading.Signal("INT");
                return reading.HasExited;
            },
            () => "It goes on.");

        Assert.Equal(128 + 2, reading.WaitForExit());
    }
}
