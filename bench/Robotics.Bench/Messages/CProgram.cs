using System.Diagnostics;

namespace Robotics.Bench.Messages;

/// <summary><c>bench/native/messages.c</c> as a process, built by CMake on first use.</summary>
internal sealed class CProgram : IDisposable
{
    private static readonly Lazy<string> BuildDirectory = new(Build);

    private readonly Process _process;

    internal CProgram(params string[] arguments)
    {
        _process = Process.Start(new ProcessStartInfo(Path.Combine(BuildDirectory.Value, "messages"), arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
    }

    internal void Ping(int size, int count, List<RoundTrip> times)
    {
        _process.StandardInput.WriteLine($"{size} {count}");
        _process.StandardInput.Flush();
        while (_process.StandardOutput.ReadLine() is { } line)
        {
            if (line == "end")
            {
                return;
            }

            var parts = line.Split(' ');
            times.Add(new RoundTrip(long.Parse(parts[0]), long.Parse(parts[1]), long.Parse(parts[2])));
        }

        throw new InvalidOperationException("The C program of the message benchmark ended early; its message is on standard error.");
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static string Build()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Robotics.sln")))
        {
            root = root.Parent ?? throw new InvalidOperationException("The message benchmark runs from a checkout, where bench/native is.");
        }

        var build = Path.Combine(root.FullName, "artifacts", "cmake", "bench");
        Run("cmake", "-S", Path.Combine(root.FullName, "bench", "native"), "-B", build, "-DCMAKE_BUILD_TYPE=Release");
        Run("cmake", "--build", build);
        return build;
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"The C program of the message benchmark did not build: {output}");
        }
    }
}
