using System.Diagnostics;

namespace Robotics.Ros2.Tests;

/// <summary>A ROS 2 node written in C on Cyclone DDS (<c>native/peer.c</c>), in a process of its own; built by CMake on first use.</summary>
internal sealed class CPeer : IDisposable
{
    private static readonly Lazy<string> BuildDirectory = new(Build);

    private readonly Process _process;

    internal CPeer(int gidWidth, int domain, string config)
    {
        _process = Process.Start(new ProcessStartInfo(Path.Combine(BuildDirectory.Value, $"peer{gidWidth}"))
        {
            ArgumentList = { $"{domain}", config },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        Gid = Ask("gid").Single();
    }

    /// <summary>The participant's GUID as 32 hexadecimal digits.</summary>
    internal string Gid { get; }

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

        throw new InvalidOperationException($"The C peer ended at the command '{command}'.");
    }

    /// <summary>Creates an image writer and gives its number.</summary>
    internal int CreateWriter(string topic, bool reliable = true, bool transientLocal = false, int depth = 10)
        => int.Parse(Ask($"writer {topic} {(reliable ? 1 : 0)} {(transientLocal ? 1 : 0)} {depth}").Single());

    internal void CreateCounter(string topic, bool reliable = true, bool transientLocal = false, int depth = 10)
        => Ask($"count {topic} {(reliable ? 1 : 0)} {(transientLocal ? 1 : 0)} {depth}");

    internal void AwaitMatch(int writer)
        => TestDomain.Await(() => Ask($"matched {writer}").Single() == "1", "the C writer has one reader");

    /// <summary>Sends numbered images at a rate, or as fast as it goes.</summary>
    internal void Send(int writer, int width, int height, int count, int hz = 0) => Ask($"send {writer} {width} {height} {count} {hz}");

    /// <summary>How many intact and how many damaged images were counted.</summary>
    internal (int Intact, int Damaged) Counted()
    {
        var numbers = Ask("counted").Single().Split(' ');
        return (int.Parse(numbers[0]), int.Parse(numbers[1]));
    }

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

    private static string Build()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Robotics.sln")))
        {
            root = root.Parent!;
        }

        var source = Path.Combine(root.FullName, "tests", "Robotics.Ros2.Tests", "native");
        var build = Path.Combine(root.FullName, "artifacts", "cmake", "ros2-peers");
        Run("cmake", "-S", source, "-B", build, "-DCMAKE_BUILD_TYPE=Release");
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
