namespace Robotics.Nodes.Bags.Evaluation.Truth;

/// <summary>Which frame of a recording.</summary>
/// <param name="Recorded">The recording's stamp, in nanoseconds since 1970.</param>
/// <param name="Stamp">The image's own stamp.</param>
/// <param name="Index">Its number among the topic's messages, from 0 on.</param>
internal readonly record struct FramePlace(long Recorded, long Stamp, long Index);
