using Robotics.Nodes.Monitoring.Pictures;

namespace Robotics.Nodes.Monitoring;

/// <summary>What a monitor reports at its end.</summary>
/// <param name="Masks">What the masks showed.</param>
/// <param name="Classes">The node's classes, by id.</param>
/// <param name="Timeline">The masks in the order of their arrival.</param>
/// <param name="AllocBytesPerFrame">Managed bytes that the node's process allocated a frame once it had warmed up; null when not
/// seen.</param>
/// <param name="AllocFrames">Frames over which that was measured.</param>
/// <param name="Pictures">Pictures written.</param>
internal sealed record MonitorFigures(
    MaskSummary Masks, ClassFigures[] Classes, LatencyPoint[] Timeline, double? AllocBytesPerFrame, long AllocFrames,
    PictureFiles[] Pictures);
