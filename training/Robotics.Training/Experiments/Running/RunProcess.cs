using System.Diagnostics;

namespace Robotics.Training.Experiments;

/// <summary>
/// One piece of work in a process of its own with one thread, writing to log.txt of its folder. The process ends when this one does,
/// however that happens: it watches its standard input.
/// </summary>
internal sealed class RunProcess : IDisposable
{
    private const string LogName = "log.txt";

    private readonly Process _process;
    private readonly string _log;
    private readonly Task _output;
    private readonly Task<string> _error;
    private readonly long _start = Stopwatch.GetTimestamp();

    public RunProcess(PlannedWork work)
    {
        Work = work;
        Directory.CreateDirectory(work.Folder);
        _log = Path.Combine(work.Folder, LogName);
        work.Prepare();
        ProcessStartInfo start = Program();
        start.ArgumentList.Add("experiment");
        start.ArgumentList.Add(work.Verb);
        start.ArgumentList.Add(work.Folder);
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.Environment["OMP_NUM_THREADS"] = start.Environment["OPENBLAS_NUM_THREADS"] = "1";
        _process = Process.Start(start) ?? throw new ExperimentException("The process of a run could not be started.");
        _output = CopyAsync();
        _error = _process.StandardError.ReadToEndAsync();
    }

    public PlannedWork Work { get; }

    /// <summary>Time since the start.</summary>
    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_start);

    /// <summary>The latest line of the run's progress.</summary>
    public string LastLine { get; private set; } = "starting";

    /// <summary>Waits for the end; null, or what went wrong.</summary>
    public async Task<string?> WaitAsync()
    {
        await _process.WaitForExitAsync().ConfigureAwait(false);
        await _output.ConfigureAwait(false);
        string error = await _error.ConfigureAwait(false);
        return _process.ExitCode == 0 ? null : $"{error.Trim()} (exit code {_process.ExitCode})";
    }

    public void Dispose() => _process.Dispose();

    private static ProcessStartInfo Program()
    {
        string program = Environment.ProcessPath!, assembly = typeof(RunProcess).Assembly.Location;
        if (Path.GetFileNameWithoutExtension(program) == Path.GetFileNameWithoutExtension(assembly))
        {
            return new ProcessStartInfo(program);
        }

        var start = new ProcessStartInfo("dotnet");
        start.ArgumentList.Add(assembly);
        return start;
    }

    private async Task CopyAsync()
    {
        await using var log = new StreamWriter(_log, append: true) { AutoFlush = true };
        while (await _process.StandardOutput.ReadLineAsync().ConfigureAwait(false) is { } line)
        {
            LastLine = line;
            await log.WriteLineAsync(line).ConfigureAwait(false);
        }
    }
}
