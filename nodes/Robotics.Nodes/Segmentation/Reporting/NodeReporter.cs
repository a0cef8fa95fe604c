using System.Diagnostics;
using Robotics.Inference;
using Robotics.Nodes.Hosting;
using Robotics.Nodes.Ros;
using Robotics.Nodes.Segmentation.Models;

namespace Robotics.Nodes.Segmentation.Reporting;

/// <summary>
/// The thread that publishes metrics, diagnostics and topic statistics once a second, and diagnostics also when the node changes its
/// state. It allocates no managed memory as long as all is well.
/// </summary>
internal sealed class NodeReporter(
    RosSession session, IReadOnlyList<CameraStream> cameras, EngineSlot slot, NodeStatus status, NodeFailure failure) : IDisposable
{
    private static readonly TimeSpan s_period = TimeSpan.FromSeconds(1);

    private readonly AutoResetEvent _wake = new(false);
    private readonly CameraReport[] _cameras = [.. cameras.Select(camera => new CameraReport(session, camera))];
    private readonly DiagnosticsPublisher _diagnostics = new(session);
    private volatile bool _stopping;
    private Thread? _thread;

    public void Start()
    {
        _thread = new Thread(Run) { Name = "report" };
        _thread.Start();
    }

    /// <summary>Publishes diagnostics at once.</summary>
    public void TellState() => _wake.Set();

    public void Stop()
    {
        _stopping = true;
        _wake.Set();
        _thread?.Join();
    }

    public void Dispose()
    {
        Stop();
        _wake.Dispose();
    }

    private void Run()
    {
        try
        {
            long start = Stopwatch.GetTimestamp();
            while (true)
            {
                TimeSpan rest = s_period - Stopwatch.GetElapsedTime(start);
                bool isWoken = _wake.WaitOne(rest > TimeSpan.Zero ? rest : TimeSpan.Zero);
                if (_stopping)
                {
                    return;
                }

                if (!isWoken)
                {
                    long now = Stopwatch.GetTimestamp();
                    EndPeriod(Stopwatch.GetElapsedTime(start, now).TotalSeconds);
                    start = now;
                }

                _diagnostics.Publish(status, _cameras);
            }
        }
        catch (Exception e)
        {
            failure.Report(e, "Reporting");
        }
    }

    private void EndPeriod(double seconds)
    {
        SegmentationModel? model = slot.Engine?.Model;
        foreach (CameraReport camera in _cameras)
        {
            camera.EndPeriod(model, seconds);
        }
    }
}
