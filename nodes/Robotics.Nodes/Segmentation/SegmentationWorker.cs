using System.Diagnostics;
using Microsoft.Extensions.Options;
using Robotics.Nodes.Hosting;
using Robotics.Nodes.Ros;

namespace Robotics.Nodes.Segmentation;

/// <summary>The thread that segments: takes the latest frame, rejects it when it is bad, and waits where a limit of frames a second says so.</summary>
internal sealed class SegmentationWorker(
    IOptions<SegmentationOptions> options,
    FrameMailbox mailbox,
    FrameSegmenter segmenter,
    FrameCounters counters,
    RejectionLog rejections,
    RosSession session,
    NodeFailure failure) : IDisposable
{
    private readonly ManualResetEvent _stopping = new(false);
    private readonly string _rawTopic = session.Resolve(ImageInputs.RawTopic);
    private readonly string _compressedTopic = session.Resolve(ImageInputs.CompressedTopic);
    private readonly TimeSpan _interval = options.Value.MaxFps > 0 ? TimeSpan.FromSeconds(1 / options.Value.MaxFps) : TimeSpan.Zero;
    private Thread? _thread;

    public void Start()
    {
        _thread = new Thread(Run) { Name = "segmentation" };
        _thread.Start();
    }

    /// <summary>Ends the thread after the frame in progress.</summary>
    public void Stop()
    {
        _stopping.Set();
        if (mailbox.Close())
        {
            counters.CountDropped(1);
        }

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
            while (mailbox.TryTake(out PendingFrame frame))
            {
                long start = Stopwatch.GetTimestamp();
                using (frame)
                {
                    Process(frame);
                }

                TimeSpan rest = _interval - Stopwatch.GetElapsedTime(start);
                if (rest > TimeSpan.Zero)
                {
                    _stopping.WaitOne(rest);
                }
            }
        }
        catch (Exception e)
        {
            failure.Report(e, "Segmentation");
        }
    }

    private void Process(in PendingFrame frame)
    {
        try
        {
            segmenter.Process(frame);
        }
        catch (Exception e) when (FrameDecoder.IsBadFrame(e))
        {
            counters.CountRejected();
            rejections.Report(frame.IsCompressed ? _compressedTopic : _rawTopic, e.Message);
        }
    }
}
