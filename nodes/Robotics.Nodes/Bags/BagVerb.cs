using Robotics.Bags;
using Robotics.Nodes.Cli;
using Robotics.Nodes.Hosting;

namespace Robotics.Nodes.Bags;

/// <summary>Runs a verb on recordings: it ends early at signals, and what goes wrong is one sentence on standard error.</summary>
internal static class BagVerb
{
    public static async Task<int> RunAsync(Func<CancellationToken, Task> run, CancellationToken cancellation)
    {
        using StopSignals signals = new(cancellation);
        try
        {
            await run(signals.Token);
            return ExitCodes.Success;
        }
        catch (OperationCanceledException)
        {
            return await FailAsync("Interrupted; what was written so far is a whole recording.");
        }
        catch (Exception e) when (NodeFailure.ExplainsItself(e) || e is BagException or IOException or UnauthorizedAccessException)
        {
            return await FailAsync(e.Message);
        }
    }

    public static Task<int> RunAsync(Action<CancellationToken> run, CancellationToken cancellation) =>
        RunAsync(
            token =>
            {
                run(token);
                return Task.CompletedTask;
            },
            cancellation);

    private static async Task<int> FailAsync(string sentence)
    {
        await Console.Error.WriteLineAsync($"robotics: {sentence}");
        return ExitCodes.Failure;
    }
}
