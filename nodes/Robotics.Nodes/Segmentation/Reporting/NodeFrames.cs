namespace Robotics.Nodes.Segmentation.Reporting;

/// <summary>What became of the frames of a run: received = segmented + dropped + rejected.</summary>
internal sealed record NodeFrames(long Received, long Segmented, long Dropped, long Rejected)
{
    /// <summary>The frames of some cameras together.</summary>
    public static NodeFrames Of(IReadOnlyList<CameraStream> cameras) => new(
        cameras.Sum(camera => camera.Counters.Received),
        cameras.Sum(camera => camera.Counters.Segmented),
        cameras.Sum(camera => camera.Counters.Dropped),
        cameras.Sum(camera => camera.Counters.Rejected));
}
