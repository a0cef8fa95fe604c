namespace Robotics.Nodes.Segmentation;

/// <summary>What became of the frames of a run: received = segmented + dropped + rejected.</summary>
internal sealed record NodeFrames(long Received, long Segmented, long Dropped, long Rejected);
