using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Robotics.Nodes.Camera.Sources;
using Robotics.Nodes.Hosting;
using Robotics.Nodes.Reports;
using Robotics.Nodes.Ros;
using Robotics.Ros2;

namespace Robotics.Nodes.Camera;

/// <summary>The camera's thread: one frame at every tick of its rate, stamped when it is published.</summary>
internal sealed class CameraService(
    IFrameSource source,
    CameraOutputs outputs,
    RosSession session,
    IOptions<CameraOptions> options,
    IOptions<RunOptions> run,
    IHostApplicationLifetime lifetime,
    NodeFailure failure,
    ILogger<CameraService> logger) : IHostedService, IDisposable
{
    // A reader may know of us a little later than we of it.
    private static readonly TimeSpan s_settling = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan s_poll = TimeSpan.FromMilliseconds(20);

    private readonly ManualResetEvent _stopping = new(false);
    private readonly CameraOptions _options = options.Value;
    private Thread? _thread;
    private long _published;
    private long _firstStamp;
    private long _lastStamp;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        logger.LogInformation(
            "{Node} in domain {Domain}: {Source} at {Rate} Hz on {Topic}.",
            session.NodeName,
            session.DomainId,
            source.Description,
            _options.Rate,
            session.Resolve(CameraOutputs.ImageTopic));
        session.Serve();
        _thread = new Thread(Run) { Name = "camera" };
        _thread.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _stopping.Set();
        source.Dispose();
        _thread?.Join();
        logger.LogInformation("Stopped: {Frames} frames published.", _published);
        if (run.Value.JsonFile is { } file)
        {
            JsonFiles.Write(file, Figures(), FiguresJsonContext.Default.CameraFigures);
        }

        return Task.CompletedTask;
    }

    public void Dispose() => _stopping.Dispose();

    private void Run()
    {
        try
        {
            if (!_options.WaitForSubscribers || WaitForSubscribers())
            {
                Show();
            }
        }
        catch (Exception) when (_stopping.WaitOne(TimeSpan.Zero))
        {
            // The source was taken away.
        }
        catch (Exception e)
        {
            failure.Report(e, "The camera");
        }
    }

    private bool WaitForSubscribers()
    {
        while (!outputs.IsSubscribed)
        {
            if (_stopping.WaitOne(s_poll))
            {
                return false;
            }
        }

        return !_stopping.WaitOne(s_settling);
    }

    private void Show()
    {
        TimeSpan interval = TimeSpan.FromSeconds(1 / _options.Rate);
        TimeSpan due = TimeSpan.Zero;
        long start = Stopwatch.GetTimestamp();
        while (_options.Frames == 0 || _published < _options.Frames)
        {
            source.MoveNext();
            TimeSpan now = Stopwatch.GetElapsedTime(start);
            if (_stopping.WaitOne(due > now ? due - now : TimeSpan.Zero))
            {
                return;
            }

            Publish();

            // Who comes too late by whole frames leaves them out: a burst would help nobody.
            due += interval;
            now = Stopwatch.GetElapsedTime(start);
            due = now - due > interval ? now : due;
        }

        lifetime.StopApplication();
    }

    private void Publish()
    {
        RosTime stamp = RosTime.Now;
        outputs.Publish(source, stamp);
        _lastStamp = stamp.Nanoseconds;
        _firstStamp = _published == 0 ? _lastStamp : _firstStamp;
        _published++;
    }

    private CameraFigures Figures() => new(
        source.Description,
        source.Size.Width,
        source.Size.Height,
        _options.Rate,
        _published,
        _firstStamp,
        _lastStamp,
        (source as SceneSource)?.Plan);
}
