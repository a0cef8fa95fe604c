namespace Robotics.Nodes.Bags.Evaluation;

/// <summary>One frame of a recording.</summary>
/// <param name="Recorded">The recording's stamp, in nanoseconds since 1970.</param>
/// <param name="Stamp">The image's own stamp.</param>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
/// <param name="DecodeNs">Time that reading the image took.</param>
/// <param name="Models">What each model made of it.</param>
internal sealed record FrameFigures(long Recorded, long Stamp, int Width, int Height, long DecodeNs, ModelFrameFigures[] Models);
