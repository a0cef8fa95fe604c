using System.Diagnostics;
using System.Text;

namespace Robotics.Nodes.Tests.Support;

/// <summary>A program at a terminal of its own, which <c>script</c> of util-linux makes.</summary>
internal sealed class Terminal : IDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _screen = new();
    private readonly Thread _reader;

    public Terminal(int domain, string command)
    {
        ProcessStartInfo start = new("script", ["--quiet", "--return", "--command", command, "/dev/null"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["ROS_DOMAIN_ID"] = $"{domain}";
        start.Environment["ROS_AUTOMATIC_DISCOVERY_RANGE"] = "LOCALHOST";
        start.Environment["TERM"] = "xterm";
        _process = Process.Start(start)!;
        _reader = new Thread(Read) { IsBackground = true };
        _reader.Start();
    }

    /// <summary>All that was written so far.</summary>
    public string Screen
    {
        get
        {
            lock (_screen)
            {
                return _screen.ToString();
            }
        }
    }

    public void Type(string keys)
    {
        _process.StandardInput.Write(keys);
        _process.StandardInput.Flush();
    }

    /// <summary>Waits for the program and gives its exit code.</summary>
    public int WaitForExit()
    {
        Assert.True(_process.WaitForExit(Patience.Limit), $"The program is still running: {Screen}");
        _reader.Join();
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private void Read()
    {
        for (int next; (next = _process.StandardOutput.Read()) >= 0;)
        {
            lock (_screen)
            {
                _screen.Append((char)next);
            }
        }
    }
}
