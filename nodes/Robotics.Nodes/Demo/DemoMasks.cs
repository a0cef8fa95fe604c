namespace Robotics.Nodes.Demo;

/// <summary>Masks sent by the node, received by the monitor, and compared there with the ground truth of the same stamp.</summary>
internal sealed record DemoMasks(long Published, long Received, long Compared);
