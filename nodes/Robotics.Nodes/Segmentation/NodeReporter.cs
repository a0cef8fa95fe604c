using System.Diagnostics;
using Robotics.Nodes.Hosting;
using Robotics.Ros2;

namespace Robotics.Nodes.Segmentation;

/// <summary>The thread that publishes metrics, diagnostics and topic statistics once a second. It allocates no managed memory as long as all is well.</summary>
internal sealed class NodeReporter(
    FrameStatistics statistics,
    TopicStatistics arrivals,
    MetricsReport metrics,
    DiagnosticsReport diagnostics,
    StatisticsReport topics,
    CameraInfoInput cameraInfo,
    NodeFailure failure) : IDisposable
{
    private static readonly TimeSpan s_period = TimeSpan.FromSeconds(1);

    private readonly ManualResetEvent _stopping = new(false);
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
        StageHistograms times = statistics.EndPeriod(out RosTime stamp, out string frameId);
        TopicWindow window = arrivals.EndWindow();
        ReportPeriod period = new(times, window, seconds, stamp, frameId);
        cameraInfo.Update();
        metrics.Publish(period);
        diagnostics.Publish(period);
        topics.Publish(window);
    }
}
