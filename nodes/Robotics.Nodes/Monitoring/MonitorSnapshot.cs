namespace Robotics.Nodes.Monitoring;

/// <summary>All that is shown at a moment.</summary>
internal sealed record MonitorSnapshot(MaskSummary Masks, NodeSummary Node);
