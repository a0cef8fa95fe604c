namespace Robotics.Nodes.Demo;

/// <summary>What became of the camera's frames.</summary>
internal sealed record DemoFrames(long Published, long Received, long Segmented, long Dropped, long Rejected);
