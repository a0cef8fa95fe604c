namespace Robotics.Dashboard.Telemetry;

/// <summary>Images since the node's start.</summary>
internal sealed record FrameCounts(ulong Received, ulong Segmented, ulong Dropped, ulong Rejected);
