using System.Diagnostics;
using Robotics.Inference;
using Robotics.Nodes.Hosting;
using Robotics.Nodes.Ros;

namespace Robotics.Nodes.Segmentation;

/// <summary>The thread that publishes metrics, diagnostics and topic statistics once a second. It allocates no managed memory as long as all is well.</summary>
internal sealed class NodeReporter(
    RosSession session, IReadOnlyList<CameraStream> cameras, EngineSlot slot, NodeStatus status, NodeFailure failure) : IDisposable
{
    private static readonly TimeSpan s_period = TimeSpan.FromSeconds(1);

    private readonly ManualResetEvent _stopping = new(false);
    private readonly CameraReport[] _cameras = [.. cameras.Select(camera => new CameraReport(session, camera))];
    private readonly DiagnosticsPublisher _diagnostics = new(session);
    private Thread? _thread;

    public void Start()
    {
        _thread = new Thread(Run) { Name = "report" };
        _thread.Start();
    }

    public void Stop()
    {
        _stopping.Set();
        _thread?.Join();
    }

    public void Dispose()
    {
        Stop();
        _stopping.Dispose();
    }

    private void Run()
    {
        try
        {
            long start = Stopwatch.GetTimestamp();
            while (!_stopping.WaitOne(s_period))
            {
                long now = Stopwatch.GetTimestamp();
                Report(Stopwatch.GetElapsedTime(start, now).TotalSeconds);
                start = now;
            }
        }
        catch (Exception e)
        {
            failure.Report(e, "Reporting");
        }
    }

    private void Report(double seconds)
    {
        SegmentationModel? model = slot.Engine?.Model;
        foreach (CameraReport camera in _cameras)
        {
            camera.EndPeriod(model, seconds);
        }

        _diagnostics.Publish(status, _cameras);
    }
}
