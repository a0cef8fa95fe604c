using System.Diagnostics;
using System.Text;

namespace Robotics.Nodes.Tests.Support;

/// <summary>A real program, on loopback in a domain of its own.</summary>
internal class ProgramProcess : IDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _errors = new();
    private readonly StringBuilder _output = new();

    public ProgramProcess(string project, string program, int domain, params string[] arguments)
    {
        ProcessStartInfo start = new(Path.Combine(Repository.Output(project), program), arguments)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment["ROS_DOMAIN_ID"] = $"{domain}";
        start.Environment["ROS_AUTOMATIC_DISCOVERY_RANGE"] = "LOCALHOST";
        _process = new Process { StartInfo = start };
        _process.ErrorDataReceived += (_, line) => Append(_errors, line.Data);
        _process.OutputDataReceived += (_, line) => Append(_output, line.Data);
        _process.Start();
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
    }

    /// <summary>What it wrote to standard error so far.</summary>
    public string Errors => Read(_errors);

    public string Output => Read(_output);

    public bool HasExited => _process.HasExited;

    /// <summary>Runs to the end and gives the exit code.</summary>
    public int WaitForExit()
    {
        Assert.True(_process.WaitForExit(Patience.Limit), $"The process is still running: {Errors}");
        _process.WaitForExit();
        return _process.ExitCode;
    }

    public void Signal(string name)
    {
        using Process kill = Process.Start("sh", ["-c", $"kill -s {name} {_process.Id}"]);
        kill.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
        GC.SuppressFinalize(this);
    }

    private static void Append(StringBuilder to, string? line)
    {
        if (line is not null)
        {
            lock (to)
            {
                to.AppendLine(line);
            }
        }
    }

    private static string Read(StringBuilder from)
    {
        lock (from)
        {
            return from.ToString();
        }
    }
}
