namespace Robotics.Nodes.Camera;

/// <summary>What a camera reports at its end.</summary>
/// <param name="Source">What was shown.</param>
/// <param name="Width">Columns of the last frame.</param>
/// <param name="Height">Rows of the last frame.</param>
/// <param name="Rate">Frames a second asked for.</param>
/// <param name="Published">Frames published.</param>
/// <param name="FirstStamp">Stamp of the first frame, in nanoseconds since 1970; 0 where there was none.</param>
/// <param name="LastStamp">Stamp of the last frame.</param>
/// <param name="Scenes">The rendered loop, null for another source.</param>
internal sealed record CameraFigures(
    string Source, int Width, int Height, double Rate, long Published, long FirstStamp, long LastStamp, SceneLoopPlan? Scenes);
