using Robotics.Nodes.Camera;
using Robotics.Nodes.Monitoring;
using Robotics.Nodes.Segmentation.Reporting;

namespace Robotics.Nodes.Demo;

/// <summary>What must hold of any demo, on any machine: the processes agree with each other, and the masks are the model's.</summary>
internal static class DemoChecks
{
    // Masks that are mixed up with other frames, or pixels in a wrong order, end far below.
    private const double LeastShareOfTrainedMiou = 0.5;

    /// <summary>One sentence for everything that does not hold.</summary>
    public static IEnumerable<string> Problems(CameraFigures camera, NodeFigures node, MonitorFigures monitor)
    {
        NodeFrames frames = node.Frames;
        MaskSummary masks = monitor.Masks;
        if (frames.Received == 0)
        {
            yield return $"The node received none of the camera's {camera.Published} frames; "
                + "./robotics doctor tells whether the socket buffer is too small.";
        }

        if (frames.Received > camera.Published)
        {
            yield return $"The node received {frames.Received} frames, but the camera published {camera.Published}: "
                + "another camera is in the domain.";
        }

        if (frames.Received != frames.Segmented + frames.Dropped + frames.Rejected)
        {
            yield return $"Of {frames.Received} frames received, {frames.Segmented} segmented, {frames.Dropped} dropped and "
                + $"{frames.Rejected} rejected some are missing.";
        }

        if (frames.Rejected > 0)
        {
            yield return $"The node rejected {frames.Rejected} frames.";
        }

        if (masks.Masks == 0 || masks.Masks > node.MasksPublished)
        {
            yield return $"The monitor received {masks.Masks} masks of {node.MasksPublished}.";
        }

        if (masks.Mismatched > 0 || masks.Matched == 0)
        {
            yield return $"Of {masks.Masks} masks only {masks.Matched} could be compared with the ground truth of their stamp.";
        }

        if (node.TrainedMiou is { } trained && !(masks.Miou >= LeastShareOfTrainedMiou * trained))
        {
            yield return $"The masks have an mIoU of {masks.Miou:F3}, but the model was trained to {trained:F3}.";
        }
    }
}
