using Robotics.Nodes.Hosting;
using Robotics.Nodes.Ros;
using Robotics.Nodes.Segmentation.Inputs;
using Robotics.Nodes.Segmentation.Models;
using Robotics.Nodes.Segmentation.Settings;

namespace Robotics.Nodes.Segmentation;

/// <summary>The node at work: subscribed to its cameras, with a thread that segments. Ends when disposed.</summary>
internal sealed class SegmentationRun : IDisposable
{
    private readonly IReadOnlyList<CameraStream> _cameras;
    private readonly SegmentationWorker _worker;
    private readonly ImageInputs[] _inputs;

    public SegmentationRun(
        RosSession session,
        IReadOnlyList<CameraStream> cameras,
        EngineSlot slot,
        SegmentationParameters parameters,
        NodeFailure failure)
    {
        _cameras = cameras;
        FrameMailbox mailbox = new(cameras.Count, () => parameters.MinInterval);
        _worker = new SegmentationWorker(cameras, mailbox, slot, parameters, failure);
        foreach (CameraStream camera in cameras)
        {
            camera.CameraInfo.Open();
        }

        _inputs = [.. cameras.Select(camera => new ImageInputs(session, camera, parameters.Transport, mailbox))];
    }

    public void Dispose()
    {
        Array.ForEach(_inputs, input => input.Dispose());
        _worker.Dispose();
        foreach (CameraStream camera in _cameras)
        {
            camera.CameraInfo.Close();
        }
    }
}
