namespace Robotics.Nodes.Demo;

/// <summary>Where frames were lost.</summary>
/// <param name="CameraToNode">Images that were sent and never reached the node.</param>
/// <param name="InNode">Images that the node passed over for a newer one.</param>
/// <param name="Unreadable">Images that the node refused.</param>
/// <param name="NodeToMonitor">Masks that were sent and never reached the monitor.</param>
internal sealed record FrameLosses(long CameraToNode, long InNode, long Unreadable, long NodeToMonitor)
{
    public static FrameLosses Of(DemoFrames frames, DemoMasks masks) =>
        new(frames.Published - frames.Received, frames.Dropped, frames.Rejected, masks.Published - masks.Received);
}
