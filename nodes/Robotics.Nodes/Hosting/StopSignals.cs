using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Robotics.Nodes.Hosting;

/// <summary>
/// Turns SIGINT and SIGTERM into a cancellation, so that the demo can end its processes before it ends itself. Ctrl-C once more ends the
/// process where it stands.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    // One Ctrl-C comes twice where a launcher hands on what the terminal has sent to all.
    private static readonly TimeSpan s_echo = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _source;
    private readonly PosixSignalRegistration[] _registrations;
    private long _first;

    public StopSignals(CancellationToken cancellation)
    {
        _source = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _registrations = [Register(PosixSignal.SIGINT), Register(PosixSignal.SIGTERM), Register(PosixSignal.SIGHUP)];
    }

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in _registrations)
        {
            registration.Dispose();
        }

        _source.Dispose();
    }

    private PosixSignalRegistration Register(PosixSignal signal) => PosixSignalRegistration.Create(signal, context =>
    {
        long now = Stopwatch.GetTimestamp();
        long first = Interlocked.CompareExchange(ref _first, now, 0);
        context.Cancel = first == 0 || signal != PosixSignal.SIGINT || Stopwatch.GetElapsedTime(first, now) < s_echo;
        _source.Cancel();
    });
}
