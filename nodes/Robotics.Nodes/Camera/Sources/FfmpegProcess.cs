using System.ComponentModel;
using System.Diagnostics;

namespace Robotics.Nodes.Camera.Sources;

/// <summary>A program of ffmpeg's whose output is read while the last of its complaints are kept.</summary>
internal sealed class FfmpegProcess : IDisposable
{
    private const int ComplaintsKept = 5;

    private readonly Process _process;
    private readonly Queue<string> _complaints = [];
    private bool _isDisposed;

    /// <exception cref="IOException">The program is missing.</exception>
    public FfmpegProcess(string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            _process = Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new IOException($"{program} cannot be started ({e.Message}); install ffmpeg.", e);
        }

        Output = _process.StandardOutput.BaseStream;
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginErrorReadLine();
    }

    /// <summary>What it writes.</summary>
    public Stream Output { get; }

    /// <summary>Waits for its end and gives its last complaints.</summary>
    public string End()
    {
        _process.WaitForExit();
        lock (_complaints)
        {
            return string.Join(Environment.NewLine, _complaints);
        }
    }

    /// <summary>Kills it, which ends its output, also for a thread that waits there.</summary>
    public void Dispose()
    {
        if (!_isDisposed)
        {
            _isDisposed = true;
            _process.Kill();
            _process.Dispose();
        }
    }

    private void Keep(string? line)
    {
        if (string.IsNullOrWhiteSpace(line))
        {
            return;
        }

        lock (_complaints)
        {
            _complaints.Enqueue(line);
            if (_complaints.Count > ComplaintsKept)
            {
                _complaints.Dequeue();
            }
        }
    }
}
