using System.Diagnostics;

namespace Robotics.Tests;

/// <summary>Runs programs of others that tests compare with.</summary>
internal static class PeerProgram
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    /// <summary>Runs a program to its end, which must be a success, and gives what it wrote.</summary>
    public static string Run(string program, string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(s_patience))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{program} did not end within {s_patience}.");
        }

        Assert.True(process.ExitCode == 0, $"{program} failed: {errors.Result}");
        return output.Result;
    }
}
