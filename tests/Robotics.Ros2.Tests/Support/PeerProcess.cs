using System.Diagnostics;
using Robotics.Tests;

namespace Robotics.Ros2.Tests;

/// <summary>
/// A program that obeys lines on its standard input and ends every answer with a line <c>end</c>; built by CMake on first use.
/// </summary>
internal abstract class PeerProcess : IDisposable
{
    private readonly Process _process;

    private protected PeerProcess(string program, params string[] arguments) =>
        _process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true })!;

    /// <summary>Sends a command and gives the lines of its answer.</summary>
    internal IReadOnlyList<string> Ask(string command)
    {
        _process.StandardInput.WriteLine(command);
        _process.StandardInput.Flush();
        var lines = new List<string>();
        while (_process.StandardOutput.ReadLine() is { } line)
        {
            if (line == "end")
            {
                return lines;
            }

            lines.Add(line);
        }

        throw new InvalidOperationException($"The peer ended at the command '{command}'.");
    }

    /// <summary>Answers every message of a type on one topic with a changed one on another; see <see cref="ChangedMessages"/>.</summary>
    internal void Exchange(string type, string from, string to) => Ask($"exchange {type} {from} {to}");

    /// <summary>Halts the process as a debugger would: it neither reads nor acknowledges.</summary>
    internal void Halt() => Run("kill", "-STOP", $"{_process.Id}");

    internal void Resume() => Run("kill", "-CONT", $"{_process.Id}");

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(20)))
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    /// <summary>
    /// Builds the CMake project of a folder beside <c>tests/Robotics.Ros2.Tests</c> and gives the folder of its programs.
    /// </summary>
    private protected static string Build(string source, string name)
    {
        var build = Path.Combine(RepositoryFiles.Root, "artifacts", "cmake", name);
        var project = Path.Combine(RepositoryFiles.Root, "tests", "Robotics.Ros2.Tests", source);
        Run("cmake", "-S", project, "-B", build, "-DCMAKE_BUILD_TYPE=Release");
        Run("cmake", "--build", build);
        return build;
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, output);
    }
}
