using System.Diagnostics;

namespace Robotics.Nodes.Tests.Support;

/// <summary>A program that ran to its end.</summary>
internal sealed record Command(int ExitCode, string Output, string Errors)
{
    public string Everything => Output + Errors;

    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">Changes of the environment; null removes a variable.</param>
    public static Command Run(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment = null)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach ((string name, string? value) in environment ?? new Dictionary<string, string?>())
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Command(process.ExitCode, output, errors.Result);
    }
}
