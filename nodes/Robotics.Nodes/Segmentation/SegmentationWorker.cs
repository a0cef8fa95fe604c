using Robotics.Nodes.Hosting;
using Robotics.Nodes.Segmentation.Inputs;
using Robotics.Nodes.Segmentation.Models;
using Robotics.Nodes.Segmentation.Settings;

namespace Robotics.Nodes.Segmentation;

/// <summary>
/// The thread that segments: takes the latest frame of the camera whose turn it is, drops it when it has waited longer than the latency
/// budget allows, and rejects it when it is bad.
/// </summary>
internal sealed class SegmentationWorker : IDisposable
{
    private readonly IReadOnlyList<CameraStream> _cameras;
    private readonly FrameMailbox _mailbox;
    private readonly EngineSlot _slot;
    private readonly SegmentationParameters _parameters;
    private readonly NodeFailure _failure;
    private readonly Thread _thread;

    public SegmentationWorker(
        IReadOnlyList<CameraStream> cameras, FrameMailbox mailbox, EngineSlot slot, SegmentationParameters parameters, NodeFailure failure)
    {
        _cameras = cameras;
        _mailbox = mailbox;
        _slot = slot;
        _parameters = parameters;
        _failure = failure;
        _thread = new Thread(Run) { Name = "segmentation" };
        _thread.Start();
    }

    /// <summary>Ends the thread after the frame in progress.</summary>
    public void Dispose()
    {
        foreach (int camera in _mailbox.Close())
        {
            _cameras[camera].Counters.CountDropped(1);
        }

        _thread.Join();
    }

    private void Run()
    {
        try
        {
            while (_mailbox.TryTake(out int camera, out PendingFrame frame))
            {
                using (frame)
                {
                    Process(_cameras[camera], frame);
                }
            }
        }
        catch (Exception e)
        {
            _failure.Report(e, "Segmentation");
        }
    }

    private void Process(CameraStream camera, in PendingFrame frame)
    {
        TimeSpan? budget = _parameters.LatencyBudget;
        if (frame.Age > budget)
        {
            camera.Counters.CountDropped(1);
            return;
        }

        try
        {
            lock (_slot.Frame)
            {
                camera.Segmenter.Process(_slot.Engine!, frame);
            }

            if (frame.Age > budget)
            {
                camera.Counters.CountOverBudget();
            }
        }
        catch (Exception e) when (FrameDecoder.IsBadFrame(e))
        {
            camera.Counters.CountRejected();
            camera.Rejections.Report(frame.IsCompressed ? camera.Images.CompressedName : camera.Images.RawName, e.Message);
        }
    }
}
