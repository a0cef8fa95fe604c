using Robotics.Msgs.RoboticsMsgs;

namespace Robotics.Nodes.Monitoring;

/// <summary>What the node told about itself up to a moment.</summary>
/// <param name="Metrics">Its newest metrics, or null.</param>
/// <param name="Status">Its newest diagnostic status.</param>
/// <param name="SteadyFrames">Frames segmented since it had warmed up.</param>
/// <param name="SteadyBytes">Managed bytes that its process allocated meanwhile.</param>
internal sealed record NodeSummary(SegmentationMetrics? Metrics, string Status, long SteadyFrames, long SteadyBytes)
{
    /// <summary>Managed bytes a frame in steady state; null before there was any such frame.</summary>
    public double? AllocatedBytesPerFrame => SteadyFrames > 0 ? (double)SteadyBytes / SteadyFrames : null;
}
