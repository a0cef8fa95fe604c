using Robotics.Bags;
using Robotics.Nodes.Cli;
using Robotics.Nodes.Hosting;

namespace Robotics.Nodes.Bags;

/// <summary>Runs a verb on recordings: it ends early at signals, and what goes wrong is one sentence on standard error.</summary>
internal static class BagVerb
{
    private const string Interrupted = "Interrupted; what was written so far is a whole recording.";

    /// <param name="run">What the verb does.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <param name="interrupted">What is then said.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(
        Func<CancellationToken, Task> run, CancellationToken cancellation, string interrupted = Interrupted)
    {
        using StopSignals signals = new(cancellation);
        try
        {
            await run(signals.Token);
            return ExitCodes.Success;
        }
        catch (OperationCanceledException)
        {
            return await FailAsync(interrupted);
        }
        catch (Exception e) when (NodeFailure.ExplainsItself(e) || e is BagException or IOException or UnauthorizedAccessException)
        {
            return await FailAsync(e.Message);
        }
    }

    /// <inheritdoc cref="RunAsync(Func{CancellationToken, Task}, CancellationToken, string)"/>
    public static Task<int> RunAsync(Action<CancellationToken> run, CancellationToken cancellation, string interrupted = Interrupted) =>
        RunAsync(
            token =>
            {
                run(token);
                return Task.CompletedTask;
            },
            cancellation,
            interrupted);

    private static async Task<int> FailAsync(string sentence)
    {
        await Console.Error.WriteLineAsync($"robotics: {sentence}");
        return ExitCodes.Failure;
    }
}
