using System.Collections.Concurrent;
using System.Diagnostics;
using Robotics.Dashboard.Ros;
using Robotics.Msgs.DiagnosticMsgs;
using Robotics.Nodes.Ros;
using Robotics.Ros2;

namespace Robotics.Dashboard.Telemetry;

/// <summary>What everybody in the graph says of his health on <c>/diagnostics</c>. One thread adds, any thread reads.</summary>
internal sealed class DiagnosticsBoard : IDisposable
{
    // As diagnostic_aggregator: who has said nothing for so long is stale, and forgotten when nobody can remember.
    private const double StaleSeconds = 5;
    private const double ForgottenSeconds = 120;

    private readonly ConcurrentDictionary<string, (DiagnosticStatus Status, long Time)> _statuses = new(StringComparer.Ordinal);
    private readonly WatchedNode _watched;
    private readonly RosSubscription<DiagnosticArray> _subscription;

    public DiagnosticsBoard(RosNode node, WatchedNode watched)
    {
        _watched = watched;
        _subscription = node.Listen<DiagnosticArray>("/diagnostics", QosProfile.Default, Add);
    }

    /// <summary>The newest of each: the node's own first, then by level and name.</summary>
    public DiagnosticReport[] Reports()
    {
        foreach ((string name, (_, long time)) in _statuses)
        {
            if (Age(time) > ForgottenSeconds)
            {
                _statuses.TryRemove(name, out _);
            }
        }

        return [.. _statuses.Values
            .Select(entry => Report(entry.Status, Age(entry.Time)))
            .OrderByDescending(report => report.IsOwn)
            .ThenByDescending(report => report.Level)
            .ThenBy(report => report.Name, StringComparer.Ordinal)];
    }

    public void Dispose() => _subscription.Dispose();

    private static double Age(long time) => Stopwatch.GetElapsedTime(time).TotalSeconds;

    private void Add(DiagnosticArray message)
    {
        foreach (DiagnosticStatus status in message.Status)
        {
            _statuses[status.Name] = (status, Stopwatch.GetTimestamp());
        }
    }

    private DiagnosticReport Report(DiagnosticStatus status, double age) => new(
        status.Name,
        age > StaleSeconds ? DiagnosticStatus.STALE : status.Level,
        age > StaleSeconds ? $"{status.Message} (nothing new for {age:0} s)" : status.Message,
        status.HardwareId,
        DiagnosticNames.IsOf(status.Name, _watched.FullName),
        [.. status.Values.Select(value => (string[])[value.Key, value.Value])]);
}
