using System.Diagnostics;

namespace Robotics.Nodes.Demo;

/// <summary>One of the demo's processes: this program with another verb, its log in a file.</summary>
internal sealed class DemoProcess : IDisposable
{
    private const int LogTail = 5;
    private static readonly TimeSpan s_stopTimeout = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly Task _logging;
    private readonly string _logFile;

    /// <param name="verb">The verb to run.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="domain">The ROS domain, on loopback only.</param>
    /// <param name="logFile">Receives what it writes to standard error; standard output is this process's own.</param>
    public DemoProcess(string verb, IEnumerable<string> arguments, int domain, string logFile)
    {
        Verb = verb;
        _logFile = logFile;
        ProcessStartInfo start = new(Environment.ProcessPath!, [verb, .. arguments]) { RedirectStandardError = true };
        start.Environment["ROS_DOMAIN_ID"] = $"{domain}";
        start.Environment["ROS_AUTOMATIC_DISCOVERY_RANGE"] = "LOCALHOST";
        start.Environment.Remove("ROS_LOCALHOST_ONLY");
        start.Environment.Remove("CYCLONEDDS_URI");
        _process = Process.Start(start)!;
        _logging = LogAsync();
    }

    public string Verb { get; }

    public bool HasExited => _process.HasExited;

    public Task WaitAsync(CancellationToken cancellation) => _process.WaitForExitAsync(cancellation);

    /// <summary>Asks the process to end, if it has not, and checks that it ended well.</summary>
    /// <exception cref="DemoException">It failed, or did not end in time.</exception>
    public async Task StopAsync()
    {
        if (!_process.HasExited)
        {
            // .NET sends no signal but SIGKILL; the shell does.
            using Process kill = Process.Start("sh", ["-c", $"kill -s TERM {_process.Id}"]);
            await kill.WaitForExitAsync();
        }

        try
        {
            await _process.WaitForExitAsync().WaitAsync(s_stopTimeout);
        }
        catch (TimeoutException)
        {
            throw new DemoException($"The {Verb} did not stop within {s_stopTimeout.TotalSeconds} s of SIGTERM; its log is {_logFile}.");
        }

        await _logging;
        CheckExit();
    }

    /// <exception cref="DemoException">The process ended as failed.</exception>
    public void CheckExit()
    {
        if (_process is { HasExited: true, ExitCode: not 0 })
        {
            throw new DemoException($"The {Verb} ended with exit code {_process.ExitCode}: {ReadLogTail()}");
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private async Task LogAsync()
    {
        await using FileStream log = File.Create(_logFile);
        await _process.StandardError.BaseStream.CopyToAsync(log);
    }

    private string ReadLogTail()
    {
        _logging.Wait();
        return string.Join(" | ", File.ReadLines(_logFile).TakeLast(LogTail));
    }
}
